package io.forecourt.sales.order.application;

import io.forecourt.sales.order.domain.OrderId;

/** A manager cancels a deal or an order. */
public record CancelOrder(OrderId orderId, String reasonCode) {}
