package io.forecourt.inventory.inspection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * @param slotAt delivery slot for which the car is inspected
 * @param dueAt latest business time of the result
 * @param items the check-list with its findings, as JSON
 */
@Table("inspection")
record InspectionRow(
    @Id String id,
    String vehicleId,
    String vin,
    String orderId,
    String storeCode,
    Instant slotAt,
    Instant dueAt,
    InspectionState state,
    @Nullable String items,
    @Nullable String inspectedBy,
    @Nullable Instant inspectedAt,
    @Version @Nullable Long version) {

  InspectionRow movedTo(Instant slot, Instant due) {
    return new InspectionRow(
        id,
        vehicleId,
        vin,
        orderId,
        storeCode,
        slot,
        due,
        state,
        items,
        inspectedBy,
        inspectedAt,
        version);
  }

  InspectionRow withdrawn() {
    return new InspectionRow(
        id,
        vehicleId,
        vin,
        orderId,
        storeCode,
        slotAt,
        dueAt,
        InspectionState.WITHDRAWN,
        items,
        inspectedBy,
        inspectedAt,
        version);
  }

  InspectionRow withResult(InspectionState result, String findings, String person, Instant now) {
    return new InspectionRow(
        id, vehicleId, vin, orderId, storeCode, slotAt, dueAt, result, findings, person, now,
        version);
  }
}
