package io.forecourt.sales.order.web;

import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.web.Versions;
import io.forecourt.sales.order.application.OrderDesk;
import io.forecourt.sales.order.application.PaymentsOfOrder;
import io.forecourt.sales.order.domain.Gate;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderAction;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Orders;
import io.forecourt.sales.order.domain.Waiting;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Shows an order to a caller, the same way whatever was done to it. */
@Component
public class OrderAnswers {

  private final Orders orders;
  private final PaymentsOfOrder payments;
  private final OrderDesk desk;
  private final BusinessClock clock;
  private final OrderWebMapper map;

  OrderAnswers(
      Orders orders,
      PaymentsOfOrder payments,
      OrderDesk desk,
      BusinessClock clock,
      OrderWebMapper map) {
    this.orders = orders;
    this.payments = payments;
    this.desk = desk;
    this.clock = clock;
    this.map = map;
  }

  public static URI location(OrderId id) {
    return URI.create("/api/v1/sales/orders/" + id.value());
  }

  /** The answer to an action: the order as it is now, and where it is. */
  public ResponseEntity<OrderResponse> actedOn(OrderId id) {
    Order order = orders.get(id);
    return ResponseEntity.ok()
        .location(location(id))
        .eTag(Versions.etag(order.version()))
        .body(show(order));
  }

  ResponseEntity<OrderResponse> found(Order order) {
    return ResponseEntity.ok().eTag(Versions.etag(order.version())).body(show(order));
  }

  private OrderResponse show(Order order) {
    return map.toResponse(
        order.memento(),
        order.version(),
        order.outstanding(),
        gates(order),
        order.isReady(),
        order.car().orElse(null),
        waiting(order),
        payments.of(order.id()),
        allowedActions(order));
  }

  private static List<OrderResponse.GateResponse> gates(Order order) {
    Set<Gate> open = order.openGates();
    return Arrays.stream(Gate.values())
        .map(gate -> new OrderResponse.GateResponse(gate, !open.contains(gate)))
        .toList();
  }

  private static @Nullable Waiting waiting(Order order) {
    return order.car().isPresent() ? null : order.memento().waiting();
  }

  private List<String> allowedActions(Order order) {
    return order.possibleFor(desk.caller(), clock.instant()).stream()
        .filter(action -> desk.callerMay(action.right(), order))
        .map(OrderAction::toString)
        .distinct()
        .sorted()
        .toList();
  }
}
