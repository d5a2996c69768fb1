package io.forecourt.crm.absence;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody is on leave from today on; told inside this service on the first day.
 *
 * @param at when the leave begins
 * @param backAt when it ends
 * @param handsOver whether it is so long that leads and customers go to others
 */
public record PersonAway(
    String personId, LocalDate from, LocalDate to, Instant at, Instant backAt, boolean handsOver) {}
