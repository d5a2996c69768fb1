package io.forecourt.sales.order.domain;

import org.jspecify.annotations.Nullable;

/**
 * The order has no car yet: it stands in inventory's queue, or was refused one.
 *
 * @param position place in the queue, from 1; absent when the reservation was refused
 * @param reasonCode why it was refused
 * @param sequence place among inventory's answers to this order
 */
public record Waiting(@Nullable Integer position, @Nullable String reasonCode, long sequence) {}
