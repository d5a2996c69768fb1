package io.forecourt.crm.customer.domain;

/** A keyed hash under which a customer is found. */
public record SearchKey(Kind kind, String hash) {

  /** What the hash was made of. */
  public enum Kind {
    PHONE,
    /** The last four digits, within one store. */
    PHONE_LAST4,
    ID_NUMBER,
    PLATE,
    NAME,
    CREDIT_CODE
  }
}
