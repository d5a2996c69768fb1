package io.forecourt.insurance.rates;

import java.time.LocalDate;

/**
 * A later version takes the place of an insurer's tables; told in the same transaction.
 *
 * @param label insurer and version, as {@code DEMO_A 2026.1}
 */
public record InsurerVersionEnded(String label, LocalDate lastDay) {}
