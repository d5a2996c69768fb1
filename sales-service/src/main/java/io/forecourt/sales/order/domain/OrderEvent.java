package io.forecourt.sales.order.domain;

import io.forecourt.platform.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a deal. {@code at} is business time. */
public sealed interface OrderEvent {

  Instant at();

  record StageChanged(@Nullable OrderState from, OrderState to, Instant at) implements OrderEvent {}

  record QuoteIssued(Offer offer, Instant at) implements OrderEvent {}

  record QuoteExpired(Offer offer, Instant at) implements OrderEvent {}

  record ContractSigned(Contract contract, Offer offer, Instant at) implements OrderEvent {}

  record DepositReceived(Payment payment, Instant at) implements OrderEvent {}

  /** Contract and deposit are both there: the order is firm, once. */
  record OrderPlaced(Contract contract, Offer offer, Instant depositAt, Instant at)
      implements OrderEvent {}

  record PaymentReceived(Payment payment, Money paidTotal, Money outstanding, Instant at)
      implements OrderEvent {}

  /** From now on the customer owes something; told to nobody, it starts the payment deadlines. */
  record PaymentFellDue(Instant at) implements OrderEvent {}

  /** Nothing is owed at present; told to nobody, it ends the payment deadlines. */
  record PaymentNoLongerDue(Instant at) implements OrderEvent {}

  record PaymentOverdue(PaymentStep step, Money outstanding, Instant at) implements OrderEvent {}

  record InvoiceIssued(String invoiceNumber, Money amount, String issuedBy, Instant at)
      implements OrderEvent {}

  record DeliveryScheduled(Car car, Instant slotAt, Instant at) implements OrderEvent {}

  record DeliveryBlocked(BlockReason reason, Instant slotAt, Instant at) implements OrderEvent {}

  record OrderReady(Contract contract, Instant at) implements OrderEvent {}

  record VehicleDelivered(
      Contract contract,
      Offer offer,
      Car car,
      boolean warrantyExplained,
      String deliveredBy,
      Instant at)
      implements OrderEvent {}

  record CancellationRequested(CancellationRequest request, Instant at) implements OrderEvent {}

  record OrderCancelled(@Nullable String vehicleId, String reasonCode, String decidedBy, Instant at)
      implements OrderEvent {}

  /** How far the house has gone after an unpaid order. */
  enum PaymentStep {
    REMINDED,
    CANCELLATION_PROPOSED
  }

  /** Why a delivery slot was given back. */
  enum BlockReason {
    NOT_PAID,
    CAR_RELEASED,
    INSPECTION_FAILED
  }
}
