package io.forecourt.inventory.vehicle.messaging;

import io.forecourt.inventory.vehicle.domain.Vehicle;
import io.forecourt.inventory.vehicle.domain.VehicleEvent;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.HoldExpired;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.PdiFailed;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.PdiPassed;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleDamaged;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleFileCompleted;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleHeld;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleReceived;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleReleased;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleReserved;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns facts about vehicles into messages. */
@Component
public class VehicleEventMessages {

  private static final String PREFIX = "io.forecourt.inventory.";

  private final Outbox outbox;

  VehicleEventMessages(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Call after the vehicle is saved, in the same transaction. */
  public void append(VehicleEvent event) {
    Vehicle vehicle = event.vehicle();
    String type = PREFIX + name(event);
    outbox.append(
        new OutgoingEvent(type, vehicle.id(), vehicle.store(), event.occurredAt(), data(event)));
  }

  private static String name(VehicleEvent event) {
    return switch (event) {
      case VehicleReceived _ -> "vehicle-received.v1";
      case VehicleDamaged _ -> "vehicle-damaged.v1";
      case VehicleHeld _ -> "vehicle-held.v1";
      case HoldExpired _ -> "hold-expired.v1";
      case VehicleReserved _ -> "vehicle-reserved.v1";
      case VehicleReleased _ -> "vehicle-released.v1";
      case PdiPassed _ -> "pdi-passed.v1";
      case PdiFailed _ -> "pdi-failed.v1";
      case VehicleFileCompleted _ -> "vehicle-file-completed.v1";
    };
  }

  private static Object data(VehicleEvent event) {
    Vehicle car = event.vehicle();
    String id = car.id();
    String vin = car.vin().value();
    return switch (event) {
      case VehicleReceived e ->
          new ReceivedV1(id, vin, car.modelCode(), car.colour(), e.receivedBy());
      case VehicleDamaged e -> new DamagedV1(id, vin, e.orderId(), e.reasonCode());
      case VehicleHeld e ->
          new HeldV1(id, vin, e.hold().id(), e.hold().quoteId(), car.modelCode(), e.hold().until());
      case HoldExpired e -> new HoldExpiredV1(id, vin, e.hold().id(), e.hold().quoteId());
      case VehicleReserved e -> new ReservedV1(id, vin, e.orderId(), car.modelCode(), car.colour());
      case VehicleReleased e -> new ReleasedV1(id, vin, e.orderId(), e.reasonCode());
      case PdiPassed e ->
          new PdiPassedV1(
              id,
              vin,
              car.orderId(),
              e.inspectionId(),
              e.inspectedBy(),
              e.occurredAt(),
              e.slotAt());
      case PdiFailed e ->
          new PdiFailedV1(id, vin, car.orderId(), e.inspectionId(), e.inspectedBy(), e.faults());
      case VehicleFileCompleted e -> new FileCompletedV1(id, vin, car.orderId(), e.completedBy());
    };
  }

  record ReceivedV1(
      String vehicleId, String vin, String modelCode, String colour, String receivedBy) {}

  record DamagedV1(String vehicleId, String vin, @Nullable String orderId, String reasonCode) {}

  record HeldV1(
      String vehicleId,
      String vin,
      String holdId,
      String quoteId,
      String modelCode,
      Instant until) {}

  record HoldExpiredV1(String vehicleId, String vin, String holdId, String quoteId) {}

  record ReservedV1(
      String vehicleId, String vin, String orderId, String modelCode, String colour) {}

  record ReleasedV1(String vehicleId, String vin, String orderId, String reasonCode) {}

  record PdiPassedV1(
      String vehicleId,
      String vin,
      @Nullable String orderId,
      String inspectionId,
      String inspectedBy,
      Instant passedAt,
      @Nullable Instant slotAt) {}

  record PdiFailedV1(
      String vehicleId,
      String vin,
      @Nullable String orderId,
      String inspectionId,
      String inspectedBy,
      List<String> faults) {}

  record FileCompletedV1(
      String vehicleId, String vin, @Nullable String orderId, String completedBy) {}
}
