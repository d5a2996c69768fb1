package io.forecourt.inventory.stock.messaging;

import io.forecourt.inventory.stock.application.Allocations;
import io.forecourt.inventory.stock.application.Allocations.Claim;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.event.Superseded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What inventory does when sales tells of an order. */
@Component
class OrderReactions {

  private final Allocations allocations;

  OrderReactions(Allocations allocations) {
    this.allocations = allocations;
  }

  @Reaction("io.forecourt.sales.order-placed.v1")
  void allocate(IncomingEvent<OrderPlaced> event) {
    OrderPlaced order = event.data();
    boolean placed =
        allocations.place(
            new Claim(
                order.orderId(),
                event.store(),
                order.modelCode(),
                order.colour(),
                order.holdId(),
                order.depositAt()));
    if (!placed) {
      Superseded.note();
    }
  }

  @Reaction("io.forecourt.sales.order-cancelled.v1")
  void release(IncomingEvent<OrderCancelled> event) {
    allocations.cancel(event.data().orderId(), event.store(), event.data().reasonCode());
  }

  @Reaction("io.forecourt.sales.vehicle-delivered.v1")
  void deliver(IncomingEvent<VehicleDelivered> event) {
    allocations.delivered(event.data().orderId(), event.data().vehicleId());
  }

  record OrderPlaced(
      String orderId,
      String modelCode,
      @Nullable String colour,
      @Nullable String holdId,
      Instant depositAt) {}

  record OrderCancelled(String orderId, String reasonCode) {}

  record VehicleDelivered(String orderId, String vehicleId) {}
}
