package io.forecourt.sales.payment;

import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import io.forecourt.sales.order.application.OrderDesk;
import io.forecourt.sales.order.application.StoreTerms;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Orders;
import io.forecourt.sales.order.domain.Payment;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What finance does with an order. */
@Service
class PaymentService {

  private final OrderDesk desk;
  private final Orders orders;
  private final PaymentRows receipts;
  private final StoreTerms storeTerms;
  private final BusinessNumbers numbers;
  private final BusinessClock clock;

  PaymentService(
      OrderDesk desk,
      Orders orders,
      PaymentRows receipts,
      StoreTerms storeTerms,
      BusinessNumbers numbers,
      BusinessClock clock) {
    this.desk = desk;
    this.orders = orders;
    this.receipts = receipts;
    this.storeTerms = storeTerms;
    this.numbers = numbers;
    this.clock = clock;
  }

  @Transactional
  PaymentRow book(BookPayment command) {
    Order order = desk.fetch("sales.payment.book", command.orderId());
    refuseUsedReference(order.store(), command.reference());
    Instant now = clock.instant();
    var payment = new Payment(Ids.next(), command.kind(), command.amount(), desk.caller());
    order.receive(payment, storeTerms.of(order.store(), now), now);
    orders.save(order);
    return register(PaymentRow.of(payment, order, command.method(), command.reference(), now));
  }

  private void refuseUsedReference(String store, String reference) {
    if (receipts.findByStoreCodeAndReference(store, reference).isPresent()) {
      throw new RuleViolation("payment.reference-used", reference);
    }
  }

  /**
   * Two at once with one reference pass the first look; the key of the register stops the second.
   */
  private PaymentRow register(PaymentRow receipt) {
    try {
      return receipts.save(receipt);
    } catch (DuplicateKeyException used) {
      throw new RuleViolation("payment.reference-used", receipt.reference());
    }
  }

  @Transactional
  void invoice(OrderId id) {
    Order order = desk.fetch("sales.invoice.issue", id);
    Instant now = clock.instant();
    String number = numbers.next("INV", order.store(), storeTerms.dateIn(order.store(), now));
    order.invoice(number, desk.caller(), now);
    orders.save(order);
  }

  @Transactional(readOnly = true)
  List<PaymentRow> of(OrderId id) {
    desk.fetch("sales.payment.read", id);
    return receipts.findByOrderIdOrderByReceivedAtAscIdAsc(id.value());
  }

  @Transactional(readOnly = true)
  PaymentRow read(OrderId id, String paymentId) {
    return of(id).stream()
        .filter(receipt -> receipt.id().equals(paymentId))
        .findFirst()
        .orElseThrow(() -> new NotFound("payment", paymentId));
  }
}
