package io.forecourt.sales.order.domain;

import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything an {@link Order} keeps, for whoever stores or shows it. */
public record OrderMemento(
    OrderId id,
    @Nullable Long version,
    LeadInHand lead,
    OrderState state,
    Instant openedAt,
    @Nullable Offer offer,
    @Nullable Contract contract,
    Money paid,
    @Nullable Instant depositAt,
    List<Car> cars,
    @Nullable Waiting waiting,
    Cover cover,
    @Nullable Instant accessoriesFittedAt,
    @Nullable Instant slotAt,
    @Nullable CancellationRequest cancellationRequest,
    @Nullable String invoiceNumber,
    @Nullable Instant deliveredAt,
    @Nullable Instant cancelledAt,
    @Nullable String cancellationReason) {}
