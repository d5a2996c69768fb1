package io.forecourt.sales.order.application;

import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Orders;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What consultants and managers do with an order, apart from quotes, money and delivery. */
@Service
public class OrderService {

  private final OrderDesk desk;
  private final Orders orders;
  private final BusinessNumbers numbers;
  private final StoreTerms storeTerms;
  private final BusinessClock clock;

  OrderService(
      OrderDesk desk,
      Orders orders,
      BusinessNumbers numbers,
      StoreTerms storeTerms,
      BusinessClock clock) {
    this.desk = desk;
    this.orders = orders;
    this.numbers = numbers;
    this.storeTerms = storeTerms;
    this.clock = clock;
  }

  @Transactional
  public void sign(SignContract command) {
    Order order = desk.fetch("sales.order.sign", command.orderId());
    Instant now = clock.instant();
    LocalDate today = storeTerms.dateIn(order.store(), now);
    order.sign(
        command.quoteId(),
        command.quoteVersion(),
        command.signedOn(),
        numbers.next("SO", order.store(), today),
        desk.caller(),
        today,
        now);
    orders.save(order);
  }

  @Transactional
  public void fitAccessories(OrderId id) {
    Order order = desk.fetch("sales.order.fit-accessories", id);
    order.fitAccessories(desk.caller(), clock.instant());
    orders.save(order);
  }

  @Transactional
  public void waiveInsurance(OrderId id, String reason) {
    Order order = desk.fetch("sales.order.waive-insurance", id);
    order.waiveInsurance(reason, desk.caller(), clock.instant());
    orders.save(order);
  }

  @Transactional
  public void requestCancellation(RequestCancellation command) {
    Order order = desk.fetch("sales.order.request-cancellation", command.orderId());
    order.requestCancellation(command.reasonCode(), command.note(), desk.caller(), clock.instant());
    orders.save(order);
  }

  @Transactional
  public void decideCancellation(OrderId id, boolean approved) {
    Order order = desk.fetch("sales.order.decide-cancellation", id);
    order.decideCancellation(approved, desk.caller(), clock.instant());
    orders.save(order);
  }

  @Transactional
  public void cancel(CancelOrder command) {
    Order order = desk.fetch("sales.order.cancel", command.orderId());
    order.cancel(command.reasonCode(), desk.caller(), clock.instant());
    orders.save(order);
  }
}
