package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.AgeGroup;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerKind;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.customer.domain.PersonalField;
import io.forecourt.crm.customer.domain.Representative;
import io.forecourt.crm.customer.domain.Representatives;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.ResidentId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a minor's guardian stands behind what the minor wants. */
@Component
public class Guardians {
  private static final ZoneId RESIDENTS = ZoneId.of("Asia/Shanghai");

  private final Representatives representatives;
  private final Customers customers;
  private final PersonalData personal;
  private final BusinessClock clock;

  Guardians(
      Representatives representatives,
      Customers customers,
      PersonalData personal,
      BusinessClock clock) {
    this.representatives = representatives;
    this.customers = customers;
    this.personal = personal;
    this.clock = clock;
  }

  /** An adult, unless the birth date or the ID number says otherwise. */
  public AgeGroup ageGroup(Customer customer) {
    if (customer.kind() == CustomerKind.COMPANY) {
      return AgeGroup.ADULT;
    }
    Optional<LocalDate> birth =
        personal
            .open(customer, PersonalField.BIRTH_DATE)
            .map(LocalDate::parse)
            .or(
                () ->
                    personal
                        .open(customer, PersonalField.ID_NUMBER)
                        .map(number -> ResidentId.of(number, today()).birthDate()));
    return birth.map(date -> AgeGroup.of(date, today())).orElse(AgeGroup.ADULT);
  }

  /**
   * @throws RuleViolation if the customer is a minor and nobody is there who may act
   */
  void requireFor(Customer customer) {
    if (ageGroup(customer).needsGuardian() && acting(customer).findAny().isEmpty()) {
      throw new RuleViolation("customer.guardian-needed");
    }
  }

  /**
   * @param guardianId who says it for the customer
   * @throws RuleViolation if the customer is a minor and this is no guardian who may act, or
   *     somebody is named who may not
   */
  void requireFor(Customer customer, @Nullable String guardianId) {
    boolean needed = guardianId != null || ageGroup(customer).needsGuardian();
    if (needed
        && acting(customer)
            .noneMatch(
                guardian ->
                    guardianId != null
                        && customers
                            .get(guardian.actingCustomerId())
                            .id()
                            .equals(customers.get(guardianId).id()))) {
      throw new RuleViolation("customer.guardian-needed");
    }
  }

  private Stream<Representative> acting(Customer customer) {
    LocalDate today = today();
    return representatives.of(customer.id()).stream()
        .filter(one -> one.kind() == Representative.Kind.GUARDIAN)
        .filter(one -> one.mayActOn(today));
  }

  private LocalDate today() {
    return clock.today(RESIDENTS);
  }
}
