package io.forecourt.inventory.vehicle.domain;

import java.time.Instant;

/** A car kept for a quote until a moment in business time. */
public record Hold(String id, String quoteId, Instant until) {}
