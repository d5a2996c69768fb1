package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerKind;
import io.forecourt.crm.customer.domain.PersonalField;
import io.forecourt.crm.customer.domain.SearchKey;
import io.forecourt.platform.personal.HashKind;
import io.forecourt.platform.personal.Masks;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.value.Mobile;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals what is personal under the customer's key, and hashes what a customer is searched by. */
@Component
public class PersonalData {
  private static final String NOTE = "note";

  private final PersonalVault vault;

  PersonalData(PersonalVault vault) {
    this.vault = vault;
  }

  /** Makes ready for sealing what is personal of customers who are new. */
  void prepare(Collection<String> customerIds) {
    vault.prepare(customerIds);
  }

  Map<PersonalField, String> seal(String customerId, Map<PersonalField, String> clear) {
    Map<PersonalField, String> sealed = new EnumMap<>(PersonalField.class);
    clear.forEach(
        (field, value) -> sealed.put(field, vault.seal(customerId, field.jsonName(), value)));
    return sealed;
  }

  /** Whatever people write about a customer may name the customer: it is sealed like a name. */
  public @Nullable String sealNote(String customerId, @Nullable String text) {
    return text == null || text.isBlank() ? null : vault.seal(customerId, NOTE, text.strip());
  }

  public @Nullable String openNote(String customerId, @Nullable String sealed) {
    return sealed == null ? null : vault.open(customerId, NOTE, sealed).orElse(null);
  }

  /**
   * The value in clear, of the customer before that of those who stand behind; empty when it is
   * unknown or the customer was erased.
   */
  public Optional<String> open(Customer customer, PersonalField field) {
    return customer.identities().stream().flatMap(one -> own(one, field).stream()).findFirst();
  }

  Map<PersonalField, String> openAll(Customer customer) {
    return openFields(field -> open(customer, field));
  }

  /** Without those who stand behind. */
  public Map<PersonalField, String> openOwn(Customer customer) {
    return openFields(field -> own(customer, field));
  }

  private Optional<String> own(Customer customer, PersonalField field) {
    return customer
        .sealed(field)
        .flatMap(text -> vault.open(customer.id(), field.jsonName(), text));
  }

  private static Map<PersonalField, String> openFields(
      Function<PersonalField, Optional<String>> opened) {
    Map<PersonalField, String> clear = new EnumMap<>(PersonalField.class);
    for (PersonalField field : PersonalField.values()) {
      opened.apply(field).ifPresent(value -> clear.put(field, value));
    }
    return clear;
  }

  /** The fields as staff see them on a screen or in a list. */
  public MaskedPerson masked(Customer customer, Masks.Place place) {
    Map<PersonalField, String> clear = openAll(customer);
    return new MaskedPerson(
        customer.kind() == CustomerKind.COMPANY
            ? Masks.company(clear.get(PersonalField.NAME), false, place)
            : Masks.name(clear.get(PersonalField.NAME), place),
        national(clear.get(PersonalField.MOBILE)),
        Masks.residentId(clear.get(PersonalField.ID_NUMBER), place),
        Masks.address(clear.get(PersonalField.ADDRESS), place),
        Masks.email(clear.get(PersonalField.EMAIL)),
        Masks.plate(clear.get(PersonalField.PLATE), place),
        clear.get(PersonalField.NEED),
        clear.get(PersonalField.PRESENT_CAR),
        clear.get(PersonalField.CREDIT_CODE));
  }

  private static @Nullable String national(@Nullable String e164) {
    return e164 == null ? null : Mobile.of(e164).masked();
  }

  /** Every hash under which a customer with these values is found in these stores. */
  List<SearchKey> keys(Collection<String> stores, Map<PersonalField, String> clear) {
    List<SearchKey> keys = new ArrayList<>();
    clear.forEach(
        (field, value) -> {
          switch (field) {
            case NAME -> keys.add(name(value));
            case MOBILE -> {
              keys.add(mobile(value));
              stores.forEach(
                  store -> keys.add(lastFour(store, value.substring(value.length() - 4))));
            }
            case ID_NUMBER -> keys.add(key(SearchKey.Kind.ID_NUMBER, value));
            case PLATE -> keys.add(key(SearchKey.Kind.PLATE, value));
            case CREDIT_CODE -> keys.add(creditCode(value));
            case ADDRESS, EMAIL, NEED, PRESENT_CAR, BIRTH_DATE -> {}
          }
        });
    return keys;
  }

  /**
   * @param e164 the normalised number
   */
  public SearchKey mobile(String e164) {
    return key(SearchKey.Kind.PHONE, e164);
  }

  public SearchKey lastFour(String store, String digits) {
    return key(SearchKey.Kind.PHONE_LAST4, store + ":" + digits);
  }

  public SearchKey name(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKC);
    return key(
        SearchKey.Kind.NAME, folded.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
  }

  public SearchKey plate(String plate) {
    return key(SearchKey.Kind.PLATE, plate);
  }

  public SearchKey idNumber(String number) {
    return key(SearchKey.Kind.ID_NUMBER, number);
  }

  public SearchKey creditCode(String code) {
    return key(SearchKey.Kind.CREDIT_CODE, code);
  }

  private SearchKey key(SearchKey.Kind kind, String value) {
    HashKind hashKind =
        switch (kind) {
          case PHONE -> HashKind.PHONE;
          case PHONE_LAST4 -> HashKind.PHONE_LAST4;
          case ID_NUMBER -> HashKind.ID_NUMBER;
          case PLATE -> HashKind.PLATE;
          case NAME -> HashKind.NAME;
          case CREDIT_CODE -> HashKind.CREDIT_CODE;
        };
    return new SearchKey(kind, vault.hash(hashKind, value));
  }
}
