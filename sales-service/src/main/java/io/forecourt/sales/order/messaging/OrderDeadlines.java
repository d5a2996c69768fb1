package io.forecourt.sales.order.messaging;

import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.sales.order.application.StoreTerms;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderEvent;
import io.forecourt.sales.order.domain.OrderTerms;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Which moments an order must not pass unnoticed. */
@Component
class OrderDeadlines {

  static final String QUOTE_EXPIRY = "sales.quote-expiry";
  static final String PAYMENT_REMINDER = "sales.payment-reminder";
  static final String PAYMENT_CANCELLATION = "sales.payment-cancellation";
  static final String DELIVERY_PAYMENT = "sales.delivery-payment";

  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final StoreTerms storeTerms;

  OrderDeadlines(Deadlines deadlines, StoreCalendars calendars, StoreTerms storeTerms) {
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.storeTerms = storeTerms;
  }

  void follow(Order order, OrderEvent event) {
    switch (event) {
      case OrderEvent.QuoteIssued e -> set(QUOTE_EXPIRY, order, e.offer().validUntil());
      case OrderEvent.ContractSigned _ -> cancel(QUOTE_EXPIRY, order);
      case OrderEvent.PaymentFellDue e -> expectPayment(order, e.at());
      case OrderEvent.PaymentNoLongerDue _ -> {
        cancel(PAYMENT_REMINDER, order);
        cancel(PAYMENT_CANCELLATION, order);
      }
      case OrderEvent.DeliveryScheduled e ->
          set(
              DELIVERY_PAYMENT,
              order,
              e.slotAt().minus(storeTerms.of(order.store(), e.at()).inspectionLead()));
      case OrderEvent.DeliveryBlocked _, OrderEvent.VehicleDelivered _ ->
          cancel(DELIVERY_PAYMENT, order);
      case OrderEvent.OrderCancelled _ -> {
        cancel(DELIVERY_PAYMENT, order);
        cancel(QUOTE_EXPIRY, order);
      }
      case OrderEvent.StageChanged _,
          OrderEvent.QuoteExpired _,
          OrderEvent.DepositReceived _,
          OrderEvent.OrderPlaced _,
          OrderEvent.PaymentReceived _,
          OrderEvent.PaymentOverdue _,
          OrderEvent.InvoiceIssued _,
          OrderEvent.OrderReady _,
          OrderEvent.CancellationRequested _ -> {
        // sets no deadline and ends none
      }
    }
  }

  private void expectPayment(Order order, Instant since) {
    OrderTerms terms = storeTerms.of(order.store(), since);
    set(PAYMENT_REMINDER, order, endOfDay(order, since, terms, terms.remindAfterDays()));
    set(
        PAYMENT_CANCELLATION,
        order,
        endOfDay(order, since, terms, terms.proposeCancellationAfterDays()));
  }

  private Instant endOfDay(Order order, Instant since, OrderTerms terms, int days) {
    return calendars.endOfDay(order.store(), since, terms.paymentCalendar(), days);
  }

  private void set(String kind, Order order, Instant due) {
    deadlines.set(kind, order.id().value(), order.store(), due);
  }

  private void cancel(String kind, Order order) {
    deadlines.cancel(kind, order.id().value());
  }
}
