package io.forecourt.inventory.vehicle.domain;

import static io.forecourt.inventory.vehicle.domain.VehicleMother.HOLD;
import static io.forecourt.inventory.vehicle.domain.VehicleMother.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        .isThrownBy(() -> VehicleMother.in(VehicleState.AVAILABLE).prepare())
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
  @EnumSource(names = "PREPARED", mode = EnumSource.Mode.EXCLUDE)
  void onlyAPreparedCarIsHandedOver(VehicleState state) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> VehicleMother.in(state).deliver())
        .returns("vehicle.wrong-state", RuleViolation::code);
  }
}
