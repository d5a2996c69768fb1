package io.forecourt.crm.aftersales;

import java.time.LocalDate;

/** What a report covers. */
enum ReportPeriod {
  DAY,
  MONTH;

  LocalDate first(LocalDate date) {
    return switch (this) {
      case DAY -> date;
      case MONTH -> date.withDayOfMonth(1);
    };
  }

  LocalDate last(LocalDate date) {
    return switch (this) {
      case DAY -> date;
      case MONTH -> date.withDayOfMonth(date.lengthOfMonth());
    };
  }
}
