package io.forecourt.sales.order.application;

import io.forecourt.platform.access.Access;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Orders;
import org.springframework.stereotype.Component;

/** Hands an order only to who may do this to it. */
@Component
public class OrderDesk {

  private final Orders orders;
  private final Access access;

  OrderDesk(Orders orders, Access access) {
    this.orders = orders;
    this.access = access;
  }

  /**
   * @throws io.forecourt.platform.rule.NotFound if there is none, or it lies outside the caller's
   *     scope for the action
   */
  public Order fetch(String action, OrderId id) {
    Order order = orders.get(id);
    access.requireInScope(action, "order", id.value(), order.store(), order.consultantId());
    return order;
  }

  public boolean callerMay(String action, Order order) {
    return access.mayOn(action, order.store(), order.consultantId());
  }

  public String caller() {
    return access.caller().personId();
  }
}
