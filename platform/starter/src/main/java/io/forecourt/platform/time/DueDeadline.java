package io.forecourt.platform.time;

import java.time.Instant;

/** A deadline that has passed. */
public record DueDeadline(String kind, String subject, String store, Instant due) {}
