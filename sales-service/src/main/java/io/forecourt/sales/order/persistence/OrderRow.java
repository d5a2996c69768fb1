package io.forecourt.sales.order.persistence;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;

import io.forecourt.platform.value.Money;
import io.forecourt.sales.order.domain.Contract;
import io.forecourt.sales.order.domain.LeadInHand;
import io.forecourt.sales.order.domain.Offer;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.OrderMemento;
import io.forecourt.sales.order.domain.OrderState;
import io.forecourt.sales.order.domain.Waiting;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** An order as a row. All its amounts are in one currency. */
@Table("sales_order")
record OrderRow(
    @Id String id,
    @Version @Nullable Long version,
    String leadId,
    long leadSequence,
    String customerId,
    String ownerId,
    String storeCode,
    OrderState state,
    Instant openedAt,
    @Nullable String quoteId,
    @Nullable Integer quoteVersion,
    @Nullable String modelCode,
    @Nullable String colour,
    @Nullable BigDecimal totalAmount,
    boolean withAccessories,
    @Nullable Instant validUntil,
    @Nullable String holdId,
    @Embedded.Nullable(prefix = "contract_") @Nullable Contract contract,
    String currency,
    BigDecimal paidAmount,
    @Nullable Instant depositAt,
    @Embedded.Nullable(prefix = "waiting_") @Nullable Waiting waiting,
    @Embedded.Empty(prefix = "cover_") CoverRow cover,
    @Nullable Instant accessoriesFittedAt,
    @Nullable Instant slotAt,
    @Embedded.Nullable(prefix = "request_") @Nullable CancellationRequestRow cancellationRequest,
    @Nullable String invoiceNumber,
    @Nullable Instant deliveredAt,
    @Nullable Instant cancelledAt,
    @Nullable String cancellationReason,
    @MappedCollection(idColumn = "order_id") Set<OrderCarRow> cars,
    @MappedCollection(idColumn = "order_id") Set<OrderPolicyRow> policies) {

  static OrderRow of(OrderMemento order, SealedWords words) {
    String customer = order.lead().customerId();
    Offer offer = order.offer();
    return new OrderRow(
        order.id().value(),
        order.version(),
        order.lead().leadId(),
        order.lead().sequence(),
        customer,
        order.lead().consultantId(),
        order.lead().store(),
        order.state(),
        order.openedAt(),
        offer == null ? null : offer.quoteId(),
        offer == null ? null : offer.version(),
        offer == null ? null : offer.modelCode(),
        offer == null ? null : offer.colour(),
        offer == null ? null : offer.total().amount(),
        offer != null && offer.withAccessories(),
        offer == null ? null : offer.validUntil(),
        offer == null ? null : offer.holdId(),
        order.contract(),
        order.paid().currency(),
        order.paid().amount(),
        order.depositAt(),
        order.waiting(),
        CoverRow.of(order.cover(), customer, words),
        order.accessoriesFittedAt(),
        order.slotAt(),
        CancellationRequestRow.of(order.cancellationRequest(), customer, words),
        order.invoiceNumber(),
        order.deliveredAt(),
        order.cancelledAt(),
        order.cancellationReason(),
        order.cars().stream().map(OrderCarRow::of).collect(toCollection(LinkedHashSet::new)),
        order.cover().policies().stream()
            .map(OrderPolicyRow::of)
            .collect(toCollection(LinkedHashSet::new)));
  }

  OrderMemento memento(SealedWords words) {
    return new OrderMemento(
        new OrderId(id),
        version,
        new LeadInHand(leadId, customerId, ownerId, storeCode, leadSequence),
        state,
        openedAt,
        offer(),
        contract,
        new Money(paidAmount, currency),
        depositAt,
        cars.stream().map(OrderCarRow::car).toList(),
        waiting,
        cover.cover(policies, words),
        accessoriesFittedAt,
        slotAt,
        cancellationRequest == null ? null : cancellationRequest.request(words),
        invoiceNumber,
        deliveredAt,
        cancelledAt,
        cancellationReason);
  }

  private @Nullable Offer offer() {
    if (quoteId == null) {
      return null;
    }
    return new Offer(
        quoteId,
        requireNonNull(quoteVersion),
        requireNonNull(modelCode),
        colour,
        new Money(requireNonNull(totalAmount), currency),
        withAccessories,
        requireNonNull(validUntil),
        holdId);
  }
}
