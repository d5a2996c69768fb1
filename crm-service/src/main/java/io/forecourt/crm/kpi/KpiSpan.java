package io.forecourt.crm.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Some days of one store.
 *
 * @param from first day
 * @param to last day, included
 */
public record KpiSpan(String store, ZoneId zone, LocalDate from, LocalDate to) {

  public Instant begins() {
    return from.atStartOfDay(zone).toInstant();
  }

  /** The first moment after the last day. */
  public Instant ends() {
    return to.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
