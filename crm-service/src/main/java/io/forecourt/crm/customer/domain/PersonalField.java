package io.forecourt.crm.customer.domain;

/** The personal fields of a customer; each is sealed under the customer's own key. */
public enum PersonalField {
  NAME("name"),
  MOBILE("mobile"),
  ID_NUMBER("idNumber"),
  ADDRESS("address"),
  EMAIL("email"),
  PLATE("plate"),
  NEED("need"),
  PRESENT_CAR("presentCar"),
  CREDIT_CODE("creditCode"),
  BIRTH_DATE("birthDate");

  private final String jsonName;

  PersonalField(String jsonName) {
    this.jsonName = jsonName;
  }

  /** The name in requests and answers; also binds the ciphertext to its field. */
  public String jsonName() {
    return jsonName;
  }
}
