package io.forecourt.inventory.vehicle.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to a vehicle. */
public sealed interface VehicleEvent {

  Vehicle vehicle();

  Instant occurredAt();

  record VehicleReceived(Vehicle vehicle, String receivedBy, Instant occurredAt)
      implements VehicleEvent {}

  record VehicleDamaged(
      Vehicle vehicle, @Nullable String orderId, String reasonCode, Instant occurredAt)
      implements VehicleEvent {}

  record VehicleHeld(Vehicle vehicle, Hold hold, Instant occurredAt) implements VehicleEvent {}

  record HoldExpired(Vehicle vehicle, Hold hold, Instant occurredAt) implements VehicleEvent {}

  record VehicleReserved(Vehicle vehicle, String orderId, Instant occurredAt)
      implements VehicleEvent {}

  record VehicleReleased(Vehicle vehicle, String orderId, String reasonCode, Instant occurredAt)
      implements VehicleEvent {}

  record PdiPassed(
      Vehicle vehicle,
      String inspectionId,
      String inspectedBy,
      @Nullable Instant slotAt,
      Instant occurredAt)
      implements VehicleEvent {}

  record PdiFailed(
      Vehicle vehicle,
      String inspectionId,
      String inspectedBy,
      List<String> faults,
      Instant occurredAt)
      implements VehicleEvent {}

  record VehicleFileCompleted(Vehicle vehicle, String completedBy, Instant occurredAt)
      implements VehicleEvent {}
}
