package io.forecourt.crm.customer.messaging;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.domain.Purchase;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes what a customer bought: it decides how long the file is kept. */
@Component
class PurchaseReactions {

  record Order(String orderId, String customerId, @Nullable Instant deliveredAt) {}

  private final CustomerArchive archive;

  PurchaseReactions(CustomerArchive archive) {
    this.archive = archive;
  }

  @Reaction("io.forecourt.sales.order-placed.v1")
  void placed(IncomingEvent<Order> event) {
    note(event, Purchase.State.PLACED);
  }

  @Reaction("io.forecourt.sales.vehicle-delivered.v1")
  void delivered(IncomingEvent<Order> event) {
    note(event, Purchase.State.DELIVERED);
  }

  @Reaction("io.forecourt.sales.order-cancelled.v1")
  void cancelled(IncomingEvent<Order> event) {
    note(event, Purchase.State.CANCELLED);
  }

  private void note(IncomingEvent<Order> event, Purchase.State state) {
    Order order = event.data();
    archive.note(
        new Purchase(
            order.orderId(),
            order.customerId(),
            event.store(),
            state,
            order.deliveredAt(),
            event.sequence()));
  }
}
