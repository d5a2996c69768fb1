package io.forecourt.platform.time;

import java.time.Instant;

/** An open deadline as stored. */
record DeadlineRow(
    String id, String kind, String subject, String store, Instant due, int attempts) {}
