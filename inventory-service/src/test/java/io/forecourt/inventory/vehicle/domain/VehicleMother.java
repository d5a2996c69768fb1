package io.forecourt.inventory.vehicle.domain;

import io.forecourt.platform.value.Vin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Cars for tests. */
public final class VehicleMother {

  public static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  public static final Hold HOLD = new Hold("hold-1", "quote-1", NOON.plusSeconds(1800));

  private VehicleMother() {}

  public static Vehicle in(VehicleState state) {
    boolean allocated =
        state == VehicleState.RESERVED
            || state == VehicleState.PREPARED
            || state == VehicleState.DELIVERED;
    return vehicle(state, state == VehicleState.HELD ? HOLD : null, allocated ? "order-1" : null);
  }

  private static Vehicle vehicle(
      VehicleState state, @Nullable Hold hold, @Nullable String orderId) {
    return new Vehicle(
        "vehicle-1",
        Vin.of("LVSHCAMB4PE104728"),
        "EAST",
        "FC-A1",
        "WHITE",
        NOON,
        state,
        hold,
        orderId,
        0L);
  }
}
