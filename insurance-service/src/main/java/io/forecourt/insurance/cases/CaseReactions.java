package io.forecourt.insurance.cases;

import io.forecourt.platform.customer.CustomerReferences;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import org.springframework.stereotype.Component;

@Component
class CaseReactions {

  private final Cases cases;
  private final CustomerReferences customers;

  CaseReactions(Cases cases, CustomerReferences customers) {
    this.cases = cases;
    this.customers = customers;
  }

  @Reaction("io.forecourt.sales.order-placed.v1")
  void open(IncomingEvent<OrderPlaced> event) {
    OrderPlaced order = event.data();
    cases.orderPlaced(
        order.orderId(), event.store(), order.number(), order.customerId(), order.consultantId());
    customers.follow(order.customerId());
  }

  @Reaction("io.forecourt.inventory.vehicle-reserved.v1")
  void carAllocated(IncomingEvent<VehicleReserved> event) {
    VehicleReserved car = event.data();
    cases.carAllocated(
        car.orderId(),
        event.store(),
        new CaseCars.Car(car.vehicleId(), car.vin()),
        event.sequence(),
        event.time());
  }

  @Reaction("io.forecourt.inventory.vehicle-released.v1")
  void carReleased(IncomingEvent<VehicleReleased> event) {
    VehicleReleased car = event.data();
    cases.carReleased(
        car.orderId(),
        event.store(),
        new CaseCars.Car(car.vehicleId(), car.vin()),
        event.sequence(),
        event.time());
  }

  @Reaction("io.forecourt.sales.vehicle-delivered.v1")
  void carDelivered(IncomingEvent<VehicleDelivered> event) {
    VehicleDelivered car = event.data();
    cases.carDelivered(car.orderId(), new CaseCars.Car(car.vehicleId(), car.vin()), event.time());
  }

  record OrderPlaced(String orderId, String number, String customerId, String consultantId) {}

  record VehicleReserved(String orderId, String vehicleId, String vin) {}

  record VehicleReleased(String orderId, String vehicleId, String vin) {}

  record VehicleDelivered(String orderId, String vehicleId, String vin) {}
}
