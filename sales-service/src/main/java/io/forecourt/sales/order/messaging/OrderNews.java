package io.forecourt.sales.order.messaging;

import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderEvent;
import org.springframework.stereotype.Component;

/**
 * Tells what happened to an order: others through the outbox, our own future through stored
 * deadlines.
 */
@Component
public class OrderNews {

  private final Outbox outbox;
  private final OrderDeadlines deadlines;

  OrderNews(Outbox outbox, OrderDeadlines deadlines) {
    this.outbox = outbox;
    this.deadlines = deadlines;
  }

  /** Called after the order is saved, in the same transaction. */
  public void tell(Order order) {
    for (OrderEvent event : order.news()) {
      deadlines.follow(order, event);
      OrderMessages.of(order, event)
          .map(
              message ->
                  new OutgoingEvent(
                      message.type(),
                      order.id().value(),
                      order.store(),
                      event.at(),
                      message.payload()))
          .ifPresent(outbox::append);
    }
  }
}
