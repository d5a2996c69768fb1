package io.forecourt.sales.order.application;

import io.forecourt.platform.value.Money;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Payment;
import java.time.Instant;
import java.util.List;

/** What the register of payments shows beside an order. */
public interface PaymentsOfOrder {

  /** A booked payment, oldest first. */
  record Booked(
      String id,
      Payment.Kind kind,
      Money amount,
      String method,
      String reference,
      String bookedBy,
      Instant receivedAt) {}

  List<Booked> of(OrderId id);
}
