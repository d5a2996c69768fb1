package io.forecourt.crm.satisfaction;

import java.time.LocalDate;

/** How long a plan runs. */
enum PlanSpan {
  QUARTER(3),
  YEAR(12);

  private final int months;

  PlanSpan(int months) {
    this.months = months;
  }

  /** The first day of the quarter or year that holds the day. */
  LocalDate first(LocalDate day) {
    int month = (day.getMonthValue() - 1) / months * months + 1;
    return LocalDate.of(day.getYear(), month, 1);
  }

  LocalDate last(LocalDate day) {
    return first(day).plusMonths(months).minusDays(1);
  }
}
