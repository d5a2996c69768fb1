package io.forecourt.insurance.premium;

import io.forecourt.insurance.premium.RateData.Renewal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * The days of a section, both included.
 *
 * @param yearEnd last day of a full year from the start
 */
record Term(LocalDate start, LocalDate end, LocalDate yearEnd) {

  private static final int FULL_YEAR = 12;

  static Term of(LocalDate start, @Nullable LocalDate end) {
    LocalDate yearEnd = start.plusYears(1).minusDays(1);
    return new Term(start, end == null ? yearEnd : end, yearEnd);
  }

  boolean isShort() {
    return end.isBefore(yearEnd);
  }

  int days() {
    return (int) ChronoUnit.DAYS.between(start, end) + 1;
  }

  /** Months of which at least a day is covered, counted from the start; 12 at most. */
  int startedMonths() {
    int months = 1;
    while (months < FULL_YEAR && start.plusMonths(months).minusDays(1).isBefore(end)) {
      months++;
    }
    return months;
  }

  /** Calendar months of which at least a day is covered; 12 at most. */
  int calendarMonths() {
    int months =
        (end.getYear() - start.getYear()) * FULL_YEAR
            + end.getMonthValue()
            - start.getMonthValue()
            + 1;
    return Math.min(months, FULL_YEAR);
  }

  @Nullable ErrorCode refusal(
      LocalDate quoteDate, @Nullable LocalDate previousEnd, Renewal renewal) {
    if (end.isBefore(start)) {
      return ErrorCode.BAD_PERIOD;
    }
    if (end.isAfter(yearEnd)) {
      return ErrorCode.TERM_TOO_LONG;
    }
    if (start.isBefore(quoteDate)) {
      return ErrorCode.START_IN_PAST;
    }
    if (start.isAfter(quoteDate.plusMonths(renewal.hardLimitMonths()))) {
      return ErrorCode.TOO_EARLY;
    }
    if (previousEnd != null && !start.isAfter(previousEnd)) {
      return ErrorCode.DUPLICATE_COVER;
    }
    return null;
  }

  void warn(
      LocalDate quoteDate,
      @Nullable LocalDate previousEnd,
      Renewal renewal,
      EnumSet<Warning> warnings) {
    if (start.isAfter(quoteDate.plusDays(renewal.softLimitDays()))) {
      warnings.add(Warning.EARLY_RENEWAL);
    }
    if (previousEnd != null && start.isAfter(previousEnd.plusDays(1))) {
      warnings.add(Warning.COVER_GAP);
    }
  }
}
