package io.forecourt.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job that has not been completed.
 *
 * @param attempts how often it was tried in vain, refusals included
 * @param retryAt system time of the next attempt, when one has failed
 */
record JobRow(
    String id,
    String job,
    String store,
    LocalDate date,
    Instant due,
    int attempts,
    int refusals,
    @Nullable Instant retryAt) {}
