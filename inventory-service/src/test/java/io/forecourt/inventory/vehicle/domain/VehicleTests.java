package io.forecourt.inventory.vehicle.domain;

import static io.forecourt.inventory.vehicle.domain.VehicleMother.HOLD;
import static io.forecourt.inventory.vehicle.domain.VehicleMother.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VehicleTests {

  @Test
  void aHoldTurnsIntoTheAllocation() {
    Vehicle car = VehicleMother.in(VehicleState.HELD);

    var reserved = car.reserveFor("order-7", NOON);

    assertThat(reserved.orderId()).isEqualTo("order-7");
    assertThat(car.state()).isEqualTo(VehicleState.RESERVED);
    assertThat(car.hold()).isNull();
    assertThat(car.orderId()).isEqualTo("order-7");
  }

  @Test
  void aHoldThatEndsFreesTheCarAndNamesTheQuote() {
    Vehicle car = VehicleMother.in(VehicleState.HELD);

    var expired = car.endHold(NOON);

    assertThat(expired.hold()).isEqualTo(HOLD);
    assertThat(car.state()).isEqualTo(VehicleState.AVAILABLE);
    assertThat(car.isHeldBy(HOLD.id())).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"RESERVED", "PREPARED"})
  void anAllocatedCarIsFreedForTheNextOrder(VehicleState state) {
    Vehicle car = VehicleMother.in(state);

    var released = car.release("CANCELLED", NOON);

    assertThat(released.orderId()).isEqualTo("order-1");
    assertThat(car.state()).isEqualTo(VehicleState.AVAILABLE);
    assertThat(car.orderId()).isNull();
  }

  @Test
  void damageTakesTheCarFromItsOrder() {
    Vehicle car = VehicleMother.in(VehicleState.PREPARED);

    var damaged = car.damage("SCRATCH", NOON);

    assertThat(damaged.orderId()).isEqualTo("order-1");
    assertThat(car.orderId()).isNull();
    assertThat(car.state()).isEqualTo(VehicleState.DAMAGED);
  }

  @Test
  void aCarWithoutAnOrderCannotBePrepared() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> VehicleMother.in(VehicleState.AVAILABLE).prepare("order-1"))
        .returns("vehicle.not-allocated", RuleViolation::code);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"AVAILABLE", "HELD"},
      mode = EnumSource.Mode.EXCLUDE)
  void onlyAFreeOrHeldCarCanBeReserved(VehicleState state) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> VehicleMother.in(state).reserveFor("order-2", NOON))
        .returns("vehicle.wrong-state", RuleViolation::code)
        .satisfies(
            broken ->
                assertThat(broken.allowed())
                    .containsExactlyInAnyOrderElementsOf(
                        state.allowed().stream().map(Enum::name).toList()));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"PREPARED", "DAMAGED"},
      mode = EnumSource.Mode.EXCLUDE)
  void onlyAPreparedCarIsHandedOver(VehicleState state) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> VehicleMother.in(state).deliver("order-1"))
        .returns("vehicle.wrong-state", RuleViolation::code);
  }

  @Test
  void aCarHandedOverBeforeItsDamageWasHeardOfIsTheCustomersAllTheSame() {
    Vehicle car = VehicleMother.in(VehicleState.PREPARED);
    car.damage("SCRATCH", NOON);

    car.deliver("order-1");

    assertThat(car.state()).isEqualTo(VehicleState.DELIVERED);
    assertThat(car.orderId()).isEqualTo("order-1");
  }

  @Test
  void whatBelongsToOneOrderIsNeitherPreparedNorHandedOverForAnother() {
    for (ThrowingCallable attempt :
        List.<ThrowingCallable>of(
            () -> VehicleMother.in(VehicleState.RESERVED).prepare("order-2"),
            () -> VehicleMother.in(VehicleState.PREPARED).deliver("order-2"))) {
      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(attempt)
          .returns("vehicle.of-another-order", RuleViolation::code);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EAST,FC-A1,WHITE,true",
    "EAST,FC-A1,,true",
    "EAST,FC-A1,BLACK,false",
    "EAST,FC-B2,WHITE,false",
    "WEST,FC-A1,WHITE,false"
  })
  void whoAsksForNoColourTakesAny(
      String store, String model, @Nullable String colour, boolean wanted) {
    assertThat(VehicleMother.in(VehicleState.HELD).is(store, model, colour)).isEqualTo(wanted);
  }
}
