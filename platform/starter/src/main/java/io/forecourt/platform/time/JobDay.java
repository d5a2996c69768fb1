package io.forecourt.platform.time;

import java.time.Instant;
import java.time.LocalDate;

/**
 * @param at the moment in business time at which the job is due on that date
 */
public record JobDay(String job, String store, LocalDate date, Instant at) {}
