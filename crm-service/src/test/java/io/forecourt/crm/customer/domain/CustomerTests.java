package io.forecourt.crm.customer.domain;

import static io.forecourt.crm.customer.domain.CustomerState.ACTIVE;
import static io.forecourt.crm.customer.domain.CustomerState.ERASED;
import static io.forecourt.crm.customer.domain.CustomerState.MERGED;
import static io.forecourt.crm.customer.domain.CustomerState.RESTRICTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.customer.domain.CustomerEvent.CustomerProfileUpdated;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerTests {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final List<String> MANDATORY = List.of("need", "budget", "presentCar");
  private static final LocalDate EXPIRY = LocalDate.of(2027, 3, 1);

  private static Customer customer() {
    return Customer.register(
        "c-1",
        "CU-EAST-20261121-0001",
        "EAST",
        CustomerKind.PERSON,
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
                      EXPIRY,
                      null),
                  MANDATORY,
                  NOON);

      assertThat(updated)
          .hasValue(
              new CustomerProfileUpdated(
                  "c-1",
                  "EAST",
                  NOON,
                  new TreeSet<>(List.of("budget", "insuranceExpiry", "need", "presentCar")),
                  true,
                  EXPIRY,
                  true,
                  false));
    }

    @Test
    void aProfileWithoutBudgetIsNotComplete() {
      var updated =
          customer()
              .learn(
                  new ProfileChange(
                      Map.of(PersonalField.NEED, "x", PersonalField.PRESENT_CAR, "y"),
                      null,
                      null,
                      null),
                  MANDATORY,
                  NOON);

      assertThat(updated).get().returns(false, CustomerProfileUpdated::complete);
    }

    @Test
    void whatIsKnownAlreadyChangesNothing() {
      Customer customer = customer();
      customer.learn(
          new ProfileChange(Map.of(), Money.cny("200000"), EXPIRY, null), MANDATORY, NOON);

      var again =
          customer.learn(
              new ProfileChange(Map.of(), Money.cny("200000"), EXPIRY, null), MANDATORY, NOON);

      assertThat(again).isEmpty();
    }

    @Test
    void aRestrictedCustomerIsNotChanged() {
      Customer customer = customer();
      customer.restrict("r-1", EXPIRY, NOON);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(
              () ->
                  customer.learn(new ProfileChange(Map.of(), null, EXPIRY, null), MANDATORY, NOON))
          .returns("customer.not-usable", RuleViolation::code);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPairOfStatesFollowsTheTable(CustomerState from) {
    var table =
        Map.of(
            ACTIVE, EnumSet.of(MERGED, RESTRICTED, ERASED),
            MERGED, EnumSet.of(ACTIVE, ERASED),
            RESTRICTED, EnumSet.of(ERASED),
            ERASED, EnumSet.noneOf(CustomerState.class));

    assertThat(from.successors()).isEqualTo(table.get(from));
  }

  @Nested
  class Merging {
    private static Customer other(CustomerKind kind) {
      return Customer.register("c-2", "CU-EAST-20261121-0002", "EAST", kind, Map.of(), NOON);
    }

    @Test
    void theSurvivorStandsForBoth() {
      Customer survivor = other(CustomerKind.PERSON);

      customer().mergeInto(survivor, NOON);

      assertThat(survivor.identities()).extracting(Customer::id).containsExactly("c-2", "c-1");
      assertThat(survivor.missing(List.of("name", "need"))).containsExactly("need");
      assertThat(survivor.lastMergeAt()).isEqualTo(NOON);
    }

    @Test
    void afterASeparationBothAreAsTheyWere() {
      Customer absorbed = customer();
      Customer survivor = other(CustomerKind.PERSON);
      Customer.Snapshot before = survivor.snapshot();
      absorbed.mergeInto(survivor, NOON);

      absorbed.separateFrom(survivor, NOON.plusSeconds(1));

      assertThat(survivor.snapshot()).isEqualTo(before);
      assertThat(absorbed.snapshot()).isEqualTo(customer().snapshot());
    }

    @Test
    void aPersonIsNoCompanyAndNobodyIsMergedWithThemselves() {
      Customer customer = customer();

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> customer.mergeInto(other(CustomerKind.COMPANY), NOON))
          .returns("merge.not-one-person", RuleViolation::code);
      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> customer.mergeInto(customer, NOON))
          .returns("merge.not-one-person", RuleViolation::code);
    }

    @Test
    void nobodyIsMergedIntoACustomerWhoIsRestricted() {
      Customer survivor = other(CustomerKind.PERSON);
      survivor.restrict("r-1", EXPIRY, NOON);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> customer().mergeInto(survivor, NOON))
          .returns("customer.not-usable", RuleViolation::code);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMoveOfAFileFollowsTheTable(CustomerState from) {
    Map<CustomerState, Consumer<Customer>> moves = new EnumMap<>(CustomerState.class);
    moves.put(MERGED, customer -> customer.mergeInto(Merging.other(CustomerKind.PERSON), NOON));
    moves.put(ACTIVE, customer -> customer.separateFrom(Merging.other(CustomerKind.PERSON), NOON));
    moves.put(RESTRICTED, customer -> customer.restrict("r-1", EXPIRY, NOON));
    moves.put(ERASED, customer -> customer.erase("r-1", NOON));

    moves.forEach(
        (to, move) -> {
          Customer customer = customer();
          if (from != ACTIVE) {
            Objects.requireNonNull(moves.get(from)).accept(customer);
          }
          if (from.successors().contains(to)) {
            move.accept(customer);
            assertThat(customer.state()).isEqualTo(to);
          } else {
            assertThatExceptionOfType(RuleViolation.class)
                .as("%s to %s", from, to)
                .isThrownBy(() -> move.accept(customer))
                .returns("customer.wrong-state", RuleViolation::code);
          }
        });
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
