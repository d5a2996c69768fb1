package io.forecourt.sales.order.application;

import io.forecourt.sales.order.domain.OrderId;
import org.jspecify.annotations.Nullable;

/** Somebody asks for a cancellation, which somebody else decides. */
public record RequestCancellation(OrderId orderId, String reasonCode, @Nullable String note) {}
