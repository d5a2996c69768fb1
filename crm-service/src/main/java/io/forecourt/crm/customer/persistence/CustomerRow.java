package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerKind;
import io.forecourt.crm.customer.domain.CustomerState;
import io.forecourt.crm.customer.domain.PersonalField;
import io.forecourt.crm.customer.domain.Profile;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A customer as stored; every personal column holds ciphertext. */
@Table("customer")
record CustomerRow(
    @Id String id,
    String number,
    String homeStore,
    CustomerKind kind,
    CustomerState state,
    @Nullable String staffPersonId,
    @Nullable String mergedIntoId,
    @Nullable Instant mergedAt,
    int absorbed,
    @Nullable String nameSealed,
    @Nullable String mobileSealed,
    @Nullable String idNumberSealed,
    @Nullable String addressSealed,
    @Nullable String emailSealed,
    @Nullable String plateSealed,
    @Nullable String needSealed,
    @Nullable String presentCarSealed,
    @Nullable String creditCodeSealed,
    @Nullable String birthDateSealed,
    @Nullable BigDecimal budgetAmount,
    @Nullable String budgetCurrency,
    @Nullable LocalDate insuranceExpiry,
    Instant registeredAt,
    @Nullable LocalDate restrictedUntil,
    @Nullable Instant erasedAt,
    @Version @Nullable Long version) {

  static CustomerRow of(Customer customer) {
    Customer.Snapshot s = customer.snapshot();
    Map<PersonalField, String> sealed = s.sealed();
    Money budget = s.profile().budget();
    return new CustomerRow(
        s.id(),
        s.number(),
        s.homeStore(),
        s.kind(),
        s.state(),
        s.staffPersonId(),
        s.mergedIntoId(),
        s.mergedAt(),
        s.absorbedCount(),
        sealed.get(PersonalField.NAME),
        sealed.get(PersonalField.MOBILE),
        sealed.get(PersonalField.ID_NUMBER),
        sealed.get(PersonalField.ADDRESS),
        sealed.get(PersonalField.EMAIL),
        sealed.get(PersonalField.PLATE),
        sealed.get(PersonalField.NEED),
        sealed.get(PersonalField.PRESENT_CAR),
        sealed.get(PersonalField.CREDIT_CODE),
        sealed.get(PersonalField.BIRTH_DATE),
        budget == null ? null : budget.amount(),
        budget == null ? null : budget.currency(),
        s.profile().insuranceExpiry(),
        s.registeredAt(),
        s.restrictedUntil(),
        s.erasedAt(),
        s.version());
  }

  /**
   * @param behind those who were absorbed by this one
   */
  Customer toDomain(List<Customer> behind) {
    Map<PersonalField, String> sealed = new EnumMap<>(PersonalField.class);
    put(sealed, PersonalField.NAME, nameSealed);
    put(sealed, PersonalField.MOBILE, mobileSealed);
    put(sealed, PersonalField.ID_NUMBER, idNumberSealed);
    put(sealed, PersonalField.ADDRESS, addressSealed);
    put(sealed, PersonalField.EMAIL, emailSealed);
    put(sealed, PersonalField.PLATE, plateSealed);
    put(sealed, PersonalField.NEED, needSealed);
    put(sealed, PersonalField.PRESENT_CAR, presentCarSealed);
    put(sealed, PersonalField.CREDIT_CODE, creditCodeSealed);
    put(sealed, PersonalField.BIRTH_DATE, birthDateSealed);
    Money budget =
        budgetAmount == null || budgetCurrency == null
            ? null
            : new Money(budgetAmount, budgetCurrency);
    return Customer.restore(
        new Customer.Snapshot(
            id,
            number,
            homeStore,
            kind,
            state,
            staffPersonId,
            mergedIntoId,
            mergedAt,
            absorbed,
            sealed,
            new Profile(budget, insuranceExpiry),
            registeredAt,
            restrictedUntil,
            erasedAt,
            version),
        behind);
  }

  private static void put(
      Map<PersonalField, String> sealed, PersonalField field, @Nullable String value) {
    if (value != null) {
      sealed.put(field, value);
    }
  }
}
