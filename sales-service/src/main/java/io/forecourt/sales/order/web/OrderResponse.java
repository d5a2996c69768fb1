package io.forecourt.sales.order.web;

import io.forecourt.platform.value.Money;
import io.forecourt.sales.order.application.PaymentsOfOrder;
import io.forecourt.sales.order.domain.CancellationRequest;
import io.forecourt.sales.order.domain.Contract;
import io.forecourt.sales.order.domain.Gate;
import io.forecourt.sales.order.domain.Offer;
import io.forecourt.sales.order.domain.OrderState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deal or order as its people see it.
 *
 * @param number of the contract; absent before it is signed
 * @param ready nothing but the handover is missing
 * @param waiting why there is no car yet
 * @param allowedActions what this caller may do now
 */
@Schema(name = "Order")
public record OrderResponse(
    String id,
    long version,
    @Nullable String number,
    OrderState state,
    String leadId,
    String customerId,
    String consultantId,
    String store,
    Instant openedAt,
    @Nullable Offer offer,
    @Nullable Contract contract,
    Money paid,
    Money outstanding,
    @Nullable Instant depositAt,
    List<GateResponse> gates,
    boolean ready,
    @Nullable CarResponse car,
    @Nullable WaitingResponse waiting,
    @Nullable InsuranceResponse insurance,
    @Nullable Instant accessoriesFittedAt,
    @Nullable Instant slotAt,
    @Nullable CancellationRequest cancellationRequest,
    @Nullable String invoiceNumber,
    @Nullable Instant deliveredAt,
    @Nullable Instant cancelledAt,
    @Nullable String cancellationReason,
    List<PaymentsOfOrder.Booked> payments,
    List<String> allowedActions) {

  /** One gate before the delivery. */
  public record GateResponse(Gate gate, boolean closed) {}

  /** The car that inventory has reserved. */
  public record CarResponse(String vehicleId, String vin) {}

  /** The answer of inventory while it has no car. */
  public record WaitingResponse(@Nullable Integer position, @Nullable String reasonCode) {}

  /** How the car is insured. */
  public record InsuranceResponse(
      @Nullable String policyId, @Nullable String waiverReason, @Nullable Instant waivedAt) {}
}
