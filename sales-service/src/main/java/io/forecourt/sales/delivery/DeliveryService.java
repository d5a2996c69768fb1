package io.forecourt.sales.delivery;

import io.forecourt.platform.time.BusinessClock;
import io.forecourt.sales.order.application.OrderDesk;
import io.forecourt.sales.order.application.StoreTerms;
import io.forecourt.sales.order.domain.Handover;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Orders;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a car gets from the yard to its owner. */
@Service
class DeliveryService {

  private final OrderDesk desk;
  private final Orders orders;
  private final StoreTerms storeTerms;
  private final BusinessClock clock;

  DeliveryService(OrderDesk desk, Orders orders, StoreTerms storeTerms, BusinessClock clock) {
    this.desk = desk;
    this.orders = orders;
    this.storeTerms = storeTerms;
    this.clock = clock;
  }

  @Transactional
  void schedule(OrderId id, Instant slot) {
    Order order = desk.fetch("sales.delivery.schedule", id);
    Instant now = clock.instant();
    order.schedule(slot, storeTerms.of(order.store(), now), desk.caller(), now);
    orders.save(order);
  }

  @Transactional
  void deliver(OrderId id, Handover handover) {
    Order order = desk.fetch("sales.delivery.hand-over", id);
    order.deliver(handover, desk.caller(), clock.instant());
    orders.save(order);
  }
}
