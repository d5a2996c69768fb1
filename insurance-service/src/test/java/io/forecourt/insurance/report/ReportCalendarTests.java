package io.forecourt.insurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.report.ReportCalendar.Due;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportCalendarTests {
  /** The National Day of 2026, with its two swapped days. */
  private static final Set<LocalDate> SWAPPED =
      Set.of(LocalDate.of(2026, 9, 20), LocalDate.of(2026, 10, 10));

  private static final ReportCalendar CALENDAR =
      new ReportCalendar(ReportCalendarTests::isWorkingDay, new ReportPolicy(LocalTime.NOON, 5));

  private static boolean isWorkingDay(LocalDate day) {
    boolean holiday =
        !day.isBefore(LocalDate.of(2026, 10, 1)) && day.isBefore(LocalDate.of(2026, 10, 8));
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return SWAPPED.contains(day) || !holiday && !weekend;
  }

  @Test
  void everyMondayTheWeekBeforeIsDueByNoon() {
    assertThat(CALENDAR.on(LocalDate.of(2026, 11, 23)))
        .containsExactly(
            new Due(
                ReportKind.WEEKLY,
                "2026-W47",
                LocalDate.of(2026, 11, 16),
                LocalDate.of(2026, 11, 22),
                LocalDateTime.of(2026, 11, 23, 12, 0)));
    assertThat(CALENDAR.on(LocalDate.of(2026, 11, 24))).isEmpty();
  }

  @Test
  void theMonthIsDueBeforeTheFifth() {
    assertThat(CALENDAR.on(LocalDate.of(2026, 12, 1)))
        .containsExactly(
            new Due(
                ReportKind.MONTHLY,
                "2026-11",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 30),
                LocalDateTime.of(2026, 12, 5, 0, 0)));
  }

  @Test
  void onAFreeDayNothingIsProduced() {
    for (LocalDate day = LocalDate.of(2026, 10, 1);
        day.isBefore(LocalDate.of(2026, 10, 8));
        day = day.plusDays(1)) {
      assertThat(CALENDAR.on(day)).isEmpty();
    }
  }

  @Test
  void whatEndedInALongHolidayIsDueOnTheFirstWorkingDayAfterIt() {
    assertThat(CALENDAR.on(LocalDate.of(2026, 10, 8)))
        .extracting(Due::period, Due::due)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("2026-09", LocalDateTime.of(2026, 10, 9, 0, 0)),
            org.assertj.core.groups.Tuple.tuple("2026-W40", LocalDateTime.of(2026, 10, 8, 12, 0)));
  }

  @Test
  void theWeekOfAYearsEndIsNamedAfterItsThursday() {
    assertThat(CALENDAR.on(LocalDate.of(2027, 1, 4)))
        .extracting(Due::period)
        .containsExactly("2026-W53");
  }
}
