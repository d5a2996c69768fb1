package io.forecourt.insurance.cases;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One case per order.
 *
 * @param orderNumber null while only the cancellation or the car of the order is known
 * @param vin null until inventory has allocated a car
 */
@Table("insurance_case")
public record CaseRow(
    @Id String orderId,
    String storeCode,
    @Nullable String orderNumber,
    @Nullable String customerId,
    @Nullable String consultantId,
    @Nullable String vehicleId,
    @Nullable String vin,
    CaseState state,
    @Version @Nullable Long version) {

  CaseRow ofOrder(String number, String customer, String consultant) {
    return new CaseRow(
        orderId, storeCode, number, customer, consultant, vehicleId, vin, state, version);
  }

  CaseRow withCar(@Nullable String vehicle, @Nullable String vinOfCar) {
    return new CaseRow(
        orderId,
        storeCode,
        orderNumber,
        customerId,
        consultantId,
        vehicle,
        vinOfCar,
        state,
        version);
  }

  CaseRow become(CaseState next) {
    return new CaseRow(
        orderId,
        storeCode,
        orderNumber,
        customerId,
        consultantId,
        vehicleId,
        vin,
        state.canBecome(next) ? next : state,
        version);
  }
}
