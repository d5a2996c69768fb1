package io.forecourt.crm.customer.domain;

import static io.forecourt.crm.customer.domain.CustomerState.ACTIVE;
import static io.forecourt.crm.customer.domain.CustomerState.ERASED;
import static io.forecourt.crm.customer.domain.CustomerState.RESTRICTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.customer.domain.CustomerEvent.CustomerProfileUpdated;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerTests {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final LocalDate EXPIRY = LocalDate.of(2027, 3, 1);

  private static Customer customer() {
    return Customer.register(
        "c-1",
        "CU-EAST-20261121-0001",
        "EAST",
        Map.of(PersonalField.NAME, "sealed-name", PersonalField.MOBILE, "sealed-mobile"),
        NOON);
  }

  @Nested
  class Learning {
    @Test
    void aProfileIsCompleteWithNeedBudgetAndPresentCar() {
      var updated =
          customer()
              .learn(
                  new ProfileChange(
                      Map.of(PersonalField.NEED, "x", PersonalField.PRESENT_CAR, "y"),
                      Money.cny("200000"),
                      EXPIRY),
                  NOON);

      assertThat(updated)
          .hasValue(
              new CustomerProfileUpdated(
                  "c-1",
                  "EAST",
                  NOON,
                  new TreeSet<>(List.of("budget", "insuranceExpiry", "need", "presentCar")),
                  true,
                  EXPIRY));
    }

    @Test
    void aProfileWithoutBudgetIsNotComplete() {
      var updated =
          customer()
              .learn(
                  new ProfileChange(
                      Map.of(PersonalField.NEED, "x", PersonalField.PRESENT_CAR, "y"), null, null),
                  NOON);

      assertThat(updated).get().returns(false, CustomerProfileUpdated::complete);
    }

    @Test
    void whatIsKnownAlreadyChangesNothing() {
      Customer customer = customer();
      customer.learn(new ProfileChange(Map.of(), Money.cny("200000"), EXPIRY), NOON);

      var again = customer.learn(new ProfileChange(Map.of(), Money.cny("200000"), EXPIRY), NOON);

      assertThat(again).isEmpty();
    }

    @Test
    void aRestrictedCustomerIsNotChanged() {
      Customer customer = customer();
      customer.restrict("r-1", EXPIRY, NOON);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> customer.learn(new ProfileChange(Map.of(), null, EXPIRY), NOON))
          .returns("customer.not-usable", RuleViolation::code);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPairOfStatesFollowsTheTable(CustomerState from) {
    var table =
        Map.of(
            ACTIVE, EnumSet.of(RESTRICTED, ERASED),
            RESTRICTED, EnumSet.of(ERASED),
            ERASED, EnumSet.noneOf(CustomerState.class));

    assertThat(from.successors()).isEqualTo(table.get(from));
  }

  @Nested
  class Erasing {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static Purchase purchase(Purchase.State state, String deliveredAt) {
      return new Purchase(
          "o-" + state + deliveredAt,
          "c-1",
          "EAST",
          state,
          deliveredAt.isEmpty() ? null : Instant.parse(deliveredAt),
          1);
    }

    @Test
    void anErasedCustomerHoldsNoPersonalField() {
      Customer customer = customer();

      customer.erase("r-1", NOON);

      assertThat(customer.snapshot().sealed()).isEmpty();
      assertThat(customer.snapshot().profile()).isEqualTo(Profile.EMPTY);
      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> customer.erase("r-2", NOON))
          .returns("customer.wrong-state", RuleViolation::code);
    }

    @Test
    void aLeadWithoutSaleIsErased() {
      assertThat(ErasureVerdict.on(List.of(), 10, SHANGHAI)).isEqualTo(new ErasureVerdict.Erase());
    }

    @Test
    void aCancelledOrderKeepsNothing() {
      var purchases = List.of(purchase(Purchase.State.CANCELLED, ""));

      assertThat(ErasureVerdict.on(purchases, 10, SHANGHAI)).isEqualTo(new ErasureVerdict.Erase());
    }

    @Test
    void aBuyerIsRestrictedUntilTheDayAfterTenYearsFromTheLastDelivery() {
      var purchases =
          List.of(
              purchase(Purchase.State.DELIVERED, "2026-01-10T04:00:00Z"),
              purchase(Purchase.State.DELIVERED, "2026-11-21T16:30:00Z"));

      assertThat(ErasureVerdict.on(purchases, 10, SHANGHAI))
          .isEqualTo(new ErasureVerdict.Restrict(LocalDate.of(2036, 11, 23)));
    }

    @Test
    void aRunningContractStopsTheErasure() {
      var purchases = List.of(purchase(Purchase.State.PLACED, ""));

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> ErasureVerdict.on(purchases, 10, SHANGHAI))
          .returns("customer.contract-running", RuleViolation::code);
    }
  }
}
