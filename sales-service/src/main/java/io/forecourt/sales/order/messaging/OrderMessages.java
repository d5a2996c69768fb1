package io.forecourt.sales.order.messaging;

import static java.util.Objects.requireNonNull;

import io.forecourt.platform.value.Money;
import io.forecourt.sales.order.domain.Contract;
import io.forecourt.sales.order.domain.LeadInHand;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderEvent;
import io.forecourt.sales.order.domain.OrderState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The wire form of what happens to an order; {@code contracts/events} is the authority. */
final class OrderMessages {

  /** A CloudEvents type with its payload. */
  record Message(String type, Object payload) {}

  private OrderMessages() {}

  /**
   * @return empty for what is told to nobody
   */
  static Optional<Message> of(Order order, OrderEvent event) {
    String id = order.id().value();
    LeadInHand lead = order.lead();
    return switch (event) {
      case OrderEvent.StageChanged e ->
          message(
              "deal-stage-changed",
              new DealStageChanged(
                  id, lead.leadId(), lead.customerId(), lead.consultantId(), e.from(), e.to()));
      case OrderEvent.QuoteIssued e ->
          message(
              "quote-issued",
              new QuoteIssued(
                  id,
                  e.offer().quoteId(),
                  e.offer().version(),
                  lead.leadId(),
                  lead.customerId(),
                  lead.consultantId(),
                  e.offer().modelCode(),
                  e.offer().total(),
                  e.offer().validUntil(),
                  e.offer().holdId()));
      case OrderEvent.QuoteExpired e ->
          message("quote-expired", new QuoteExpired(id, e.offer().quoteId(), e.offer().version()));
      case OrderEvent.ContractSigned e ->
          message(
              "contract-signed",
              new ContractSigned(
                  id,
                  e.contract().number(),
                  e.offer().quoteId(),
                  e.offer().version(),
                  lead.consultantId(),
                  e.offer().total(),
                  e.contract().signedOn()));
      case OrderEvent.DepositReceived e ->
          message(
              "deposit-received",
              new DepositReceived(
                  id, e.payment().id(), e.payment().amount(), e.at(), e.payment().bookedBy()));
      case OrderEvent.OrderPlaced e ->
          message(
              "order-placed",
              new OrderPlaced(
                  id,
                  e.contract().number(),
                  lead.leadId(),
                  lead.customerId(),
                  lead.consultantId(),
                  e.offer().modelCode(),
                  e.offer().colour(),
                  e.offer().holdId(),
                  e.offer().total(),
                  e.depositAt()));
      case OrderEvent.PaymentReceived e ->
          message(
              "payment-received",
              new PaymentReceived(
                  id,
                  e.payment().id(),
                  e.payment().kind().name(),
                  e.payment().amount(),
                  e.paidTotal(),
                  e.outstanding(),
                  e.payment().bookedBy()));
      case OrderEvent.PaymentOverdue e ->
          message(
              "payment-overdue", new PaymentOverdue(id, e.outstanding(), e.at(), e.step().name()));
      case OrderEvent.InvoiceIssued e ->
          message(
              "invoice-issued", new InvoiceIssued(id, e.invoiceNumber(), e.amount(), e.issuedBy()));
      case OrderEvent.DeliveryScheduled e ->
          message(
              "delivery-scheduled",
              new DeliveryScheduled(
                  id, e.car().vehicleId(), e.car().vin(), e.slotAt(), lead.consultantId()));
      case OrderEvent.DeliveryBlocked e ->
          message(
              "delivery-blocked",
              new DeliveryBlocked(id, e.reason().name(), e.slotAt(), lead.consultantId()));
      case OrderEvent.OrderReady e ->
          message("order-ready", new OrderReady(id, e.contract().number()));
      case OrderEvent.VehicleDelivered e ->
          message(
              "vehicle-delivered",
              new VehicleDelivered(
                  id,
                  e.contract().number(),
                  lead.leadId(),
                  lead.customerId(),
                  lead.consultantId(),
                  e.car().vehicleId(),
                  e.car().vin(),
                  e.offer().modelCode(),
                  e.at(),
                  e.warrantyExplained(),
                  e.deliveredBy()));
      case OrderEvent.CancellationRequested e ->
          message(
              "order-cancellation-requested",
              new CancellationRequested(id, e.request().by(), e.request().reasonCode()));
      case OrderEvent.OrderCancelled e ->
          message(
              "order-cancelled",
              new OrderCancelled(
                  id,
                  order.contract().map(Contract::number).orElse(null),
                  lead.leadId(),
                  lead.customerId(),
                  lead.consultantId(),
                  e.vehicleId(),
                  e.reasonCode(),
                  e.decidedBy()));
      case OrderEvent.PaymentFellDue _, OrderEvent.PaymentNoLongerDue _ -> Optional.empty();
    };
  }

  private static Optional<Message> message(String name, Object payload) {
    return Optional.of(new Message("io.forecourt.sales." + name + ".v1", requireNonNull(payload)));
  }

  record DealStageChanged(
      String orderId,
      String leadId,
      String customerId,
      String consultantId,
      @Nullable OrderState from,
      OrderState to) {}

  record QuoteIssued(
      String orderId,
      String quoteId,
      int version,
      String leadId,
      String customerId,
      String consultantId,
      String modelCode,
      Money total,
      Instant validUntil,
      @Nullable String holdId) {}

  record QuoteExpired(String orderId, String quoteId, int version) {}

  record ContractSigned(
      String orderId,
      String number,
      String quoteId,
      int quoteVersion,
      String consultantId,
      Money total,
      LocalDate signedOn) {}

  record DepositReceived(
      String orderId, String paymentId, Money amount, Instant receivedAt, String bookedBy) {}

  record OrderPlaced(
      String orderId,
      String number,
      String leadId,
      String customerId,
      String consultantId,
      String modelCode,
      @Nullable String colour,
      @Nullable String holdId,
      Money total,
      Instant depositAt) {}

  record PaymentReceived(
      String orderId,
      String paymentId,
      String kind,
      Money amount,
      Money paidTotal,
      Money outstanding,
      String bookedBy) {}

  record PaymentOverdue(String orderId, Money outstanding, Instant dueAt, String step) {}

  record InvoiceIssued(String orderId, String invoiceNumber, Money amount, String issuedBy) {}

  record DeliveryScheduled(
      String orderId, String vehicleId, String vin, Instant slotAt, String consultantId) {}

  record DeliveryBlocked(String orderId, String reasonCode, Instant slotAt, String consultantId) {}

  record OrderReady(String orderId, String number) {}

  record VehicleDelivered(
      String orderId,
      String number,
      String leadId,
      String customerId,
      String consultantId,
      String vehicleId,
      String vin,
      String modelCode,
      Instant deliveredAt,
      boolean warrantyExplained,
      String deliveredBy) {}

  record CancellationRequested(String orderId, String requestedBy, String reasonCode) {}

  record OrderCancelled(
      String orderId,
      @Nullable String number,
      String leadId,
      String customerId,
      String consultantId,
      @Nullable String vehicleId,
      String reasonCode,
      String decidedBy) {}
}
