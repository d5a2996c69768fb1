package io.forecourt.sales.order.messaging;

import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Orders;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What happens when one of the {@link OrderDeadlines} passes. */
@Component
class OverdueOrders {

  private final Orders orders;

  OverdueOrders(Orders orders) {
    this.orders = orders;
  }

  @OnDeadline(OrderDeadlines.QUOTE_EXPIRY)
  void expireQuote(DueDeadline deadline) {
    change(deadline, order -> order.expireOffer(deadline.due()));
  }

  @OnDeadline(OrderDeadlines.PAYMENT_REMINDER)
  void remindOfPayment(DueDeadline deadline) {
    change(deadline, order -> order.remindOfPayment(deadline.due()));
  }

  @OnDeadline(OrderDeadlines.PAYMENT_CANCELLATION)
  void proposeCancellation(DueDeadline deadline) {
    change(deadline, order -> order.proposeCancellationUnpaid(deadline.due()));
  }

  @OnDeadline(OrderDeadlines.DELIVERY_PAYMENT)
  void blockUnpaidDelivery(DueDeadline deadline) {
    change(deadline, order -> order.blockUnpaidDelivery(deadline.due()));
  }

  private void change(DueDeadline deadline, Predicate<Order> change) {
    Order order = orders.get(new OrderId(deadline.subject()));
    if (change.test(order)) {
      orders.save(order);
    }
  }
}
