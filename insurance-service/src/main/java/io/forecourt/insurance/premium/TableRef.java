package io.forecourt.insurance.premium;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Names the version of a table that a figure was read from.
 *
 * @param id table and version, for example {@code CTP_BASE_2008} or {@code DEMO_A 2026.1}
 * @param effectiveTo null while it is open
 * @param source keys into the sources of the tables
 * @param demo invented: a quote on it says so
 * @param confirmed found in a public source
 */
public record TableRef(
    String id,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    String source,
    boolean demo,
    boolean confirmed) {

  boolean isInForce(LocalDate day) {
    return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
  }
}
