package io.forecourt.platform.time;

import java.time.Instant;

/**
 * An open deadline as stored.
 *
 * @param attempts how often it was tried in vain, refusals included
 */
record DeadlineRow(
    String id,
    String kind,
    String subject,
    String store,
    Instant due,
    int attempts,
    int refusals) {}
