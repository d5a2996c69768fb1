package io.forecourt.hr.duty;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How often a duty comes round. What is ongoing, or has no trigger, is looked at once a month. */
enum Cadence {
  @JsonProperty("daily")
  DAILY,
  @JsonProperty("weekly")
  WEEKLY,
  @JsonProperty("monthly")
  MONTHLY,
  @JsonProperty("quarterly")
  QUARTERLY,
  @JsonProperty("half-year")
  HALF_YEAR,
  @JsonProperty("annual")
  ANNUAL,
  @JsonProperty("ongoing")
  ONGOING,
  @JsonProperty("per-event")
  PER_EVENT;

  /** From the first to the last day, both included. */
  record Period(LocalDate start, LocalDate end) {}

  /** The period that holds the date; weeks begin on Monday. */
  Period around(LocalDate date) {
    return switch (this) {
      case DAILY -> new Period(date, date);
      case WEEKLY -> {
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield new Period(monday, monday.plusDays(6));
      }
      case MONTHLY, ONGOING, PER_EVENT -> months(date, 1);
      case QUARTERLY -> months(date, 3);
      case HALF_YEAR -> months(date, 6);
      case ANNUAL -> months(date, 12);
    };
  }

  private static Period months(LocalDate date, int length) {
    int first = (date.getMonthValue() - 1) / length * length + 1;
    LocalDate start = LocalDate.of(date.getYear(), first, 1);
    return new Period(start, start.plusMonths(length).minusDays(1));
  }
}
