package io.forecourt.sales.payment;

import io.forecourt.platform.value.Money;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.Payment;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A receipt; inserted, never updated. */
@Table("payment")
record PaymentRow(
    @Id String id,
    @Version @Nullable Long version,
    String orderId,
    String storeCode,
    Payment.Kind kind,
    BigDecimal amount,
    String currency,
    Method method,
    String reference,
    String bookedBy,
    Instant receivedAt) {

  /** How the money came. */
  enum Method {
    TRANSFER,
    CARD,
    CASH,
    WECHAT_PAY,
    ALIPAY,
    LOAN
  }

  static PaymentRow of(
      Payment payment, Order order, Method method, String reference, Instant receivedAt) {
    return new PaymentRow(
        payment.id(),
        null,
        order.id().value(),
        order.store(),
        payment.kind(),
        payment.amount().amount(),
        payment.amount().currency(),
        method,
        reference,
        payment.bookedBy(),
        receivedAt);
  }

  Money money() {
    return new Money(amount, currency);
  }
}
