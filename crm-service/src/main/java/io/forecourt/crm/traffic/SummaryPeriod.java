package io.forecourt.crm.traffic;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** What a summary covers. */
enum SummaryPeriod {
  DAY,
  /** Monday to Sunday. */
  WEEK,
  MONTH,
  YEAR;

  /** Both dates belong to it. */
  record Span(LocalDate from, LocalDate to) {}

  Span around(LocalDate date) {
    LocalDate from =
        switch (this) {
          case DAY -> date;
          case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case MONTH -> date.withDayOfMonth(1);
          case YEAR -> date.withDayOfYear(1);
        };
    return new Span(from, after(from).minusDays(1));
  }

  /** The one before the one that begins on that date. */
  Span before(LocalDate from) {
    return around(from.minusDays(1));
  }

  private LocalDate after(LocalDate from) {
    return switch (this) {
      case DAY -> from.plusDays(1);
      case WEEK -> from.plusWeeks(1);
      case MONTH -> from.plusMonths(1);
      case YEAR -> from.plusYears(1);
    };
  }
}
