package io.forecourt.insurance.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Which reports are produced on a day: those of the weeks and months that have ended since the
 * working day before. On a free day none is.
 */
record ReportCalendar(Predicate<LocalDate> isWorkingDay, ReportPolicy rules) {

  private static final int LONGEST_HOLIDAY = 31;

  /**
   * @param due local time of the store
   */
  record Due(ReportKind kind, String period, LocalDate from, LocalDate to, LocalDateTime due) {}

  List<Due> on(LocalDate day) {
    List<Due> all = new ArrayList<>();
    if (!isWorkingDay.test(day)) {
      return all;
    }
    LocalDate first = day;
    for (int back = 0; back < LONGEST_HOLIDAY && !isWorkingDay.test(first.minusDays(1)); back++) {
      first = first.minusDays(1);
    }
    for (LocalDate passed = first; !passed.isAfter(day); passed = passed.plusDays(1)) {
      if (passed.getDayOfWeek() == DayOfWeek.MONDAY) {
        all.add(week(passed, day));
      }
      if (passed.getDayOfMonth() == 1) {
        all.add(month(YearMonth.from(passed), day));
      }
    }
    return all;
  }

  private Due week(LocalDate monday, LocalDate day) {
    LocalDate from = monday.minusWeeks(1);
    return new Due(
        ReportKind.WEEKLY,
        String.format(
            Locale.ROOT,
            "%d-W%02d",
            from.get(IsoFields.WEEK_BASED_YEAR),
            from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
        from,
        from.with(TemporalAdjusters.next(DayOfWeek.SUNDAY)),
        day.atTime(rules.weeklyBefore()));
  }

  private Due month(YearMonth begun, LocalDate day) {
    YearMonth month = begun.minusMonths(1);
    LocalDateTime before = begun.atDay(rules.monthlyBeforeDay()).atStartOfDay();
    LocalDateTime endOfDay = day.plusDays(1).atStartOfDay();
    return new Due(
        ReportKind.MONTHLY,
        month.toString(),
        month.atDay(1),
        month.atEndOfMonth(),
        before.isBefore(endOfDay) ? endOfDay : before);
  }
}
