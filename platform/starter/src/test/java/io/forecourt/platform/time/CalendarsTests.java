package io.forecourt.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

class CalendarsTests {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final List<String> HOURS = List.of("09:00", "18:00");

  /** East is closed on Mondays and on 25 November 2026, opens late on Sundays. */
  private static final Store EAST =
      new Store(
          "EAST",
          SHANGHAI,
          OpeningHours.of(
              Map.of(
                  "MON", List.of(),
                  "TUE", HOURS,
                  "WED", HOURS,
                  "THU", HOURS,
                  "FRI", HOURS,
                  "SAT", HOURS,
                  "SUN", List.of("10:30", "24:00"))),
          Set.of(LocalDate.of(2026, 11, 25)));

  private final StoreCalendars calendars =
      new Calendars(
          _ -> EAST, new WorkingDays(List.of(new ClassPathResource("policy/working-days.json"))));

  private static Instant local(String dateTime) {
    return LocalDateTime.parse(dateTime).atZone(SHANGHAI).toInstant();
  }

  @Nested
  class WorkingHours {
    @ParameterizedTest
    @CsvSource({
      // Friday; the weekend does not count, Monday is closed, Wednesday the 25th is closed too.
      "2026-11-20T10:00, PT4H, 2026-11-20T14:00",
      "2026-11-20T14:00, PT4H, 2026-11-20T18:00",
      "2026-11-20T14:00:01, PT4H, 2026-11-24T09:00:01",
      "2026-11-21T10:00, PT4H, 2026-11-24T13:00",
      "2026-11-24T15:00, PT4H, 2026-11-26T10:00",
    })
    void onlyOpeningTimeOfWorkingDaysCounts(
        LocalDateTime from, Duration amount, LocalDateTime end) {
      assertThat(
              new Term(CalendarKind.WORKING_DAYS, amount, null)
                  .after(calendars, "EAST", from.atZone(SHANGHAI).toInstant()))
          .isEqualTo(end.atZone(SHANGHAI).toInstant());
    }
  }

  @Nested
  class StoreHours {
    @ParameterizedTest
    @CsvSource({
      // Saturday afternoon; Sunday opens at 10:30; Monday and Wednesday the 25th are closed.
      "2026-11-21T10:00, PT30M, 2026-11-21T10:30",
      "2026-11-21T17:30, PT30M, 2026-11-21T18:00",
      "2026-11-21T17:30:00.000001, PT30M, 2026-11-22T10:30:00.000001",
      "2026-11-21T17:55, PT30M, 2026-11-22T10:55",
      "2026-11-21T18:00, PT30M, 2026-11-22T11:00",
      "2026-11-21T23:10, PT30M, 2026-11-22T11:00",
      "2026-11-21T08:00, PT30M, 2026-11-21T09:30",
      "2026-11-21T09:00, PT0S, 2026-11-21T09:00",
      "2026-11-22T23:45, PT30M, 2026-11-24T09:15",
      "2026-11-24T17:45, PT30M, 2026-11-26T09:15",
      "2026-11-21T17:00, PT2H, 2026-11-22T11:30",
      "2026-11-21T09:00, PT24H, 2026-11-24T10:30",
    })
    void onlyOpeningTimeCounts(LocalDateTime from, Duration amount, LocalDateTime end) {
      assertThat(calendars.addStoreHours("EAST", from.atZone(SHANGHAI).toInstant(), amount))
          .isEqualTo(end.atZone(SHANGHAI).toInstant());
    }

    @Test
    void aStoreIsOpenOnAPublicHolidayUnlessItIsClosedForTheDay() {
      assertThat(calendars.isOpen("EAST", local("2026-10-01T10:00"))).isTrue();
      assertThat(calendars.isOpen("EAST", local("2026-11-25T10:00"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
      "2026-11-21T08:59:59.999999, false",
      "2026-11-21T09:00, true",
      "2026-11-21T17:59:59.999999, true",
      "2026-11-21T18:00, false",
      "2026-11-22T23:59:59, true",
      "2026-11-23T00:00, false",
    })
    void openingBelongsToTheHoursAndClosingDoesNot(LocalDateTime at, boolean open) {
      assertThat(calendars.isOpen("EAST", at.atZone(SHANGHAI).toInstant())).isEqualTo(open);
    }

    @Test
    void theSecondOpenDayLeavesOutClosedOnes() {
      assertThat(calendars.endOfDay("EAST", local("2026-11-22T12:00"), CalendarKind.STORE_HOURS, 2))
          .isEqualTo(local("2026-11-27T00:00"));
    }

    @Test
    void aStoreThatNeverOpensHasNoDeadline() {
      var never =
          new Calendars(
              code -> new Store(code, SHANGHAI, OpeningHours.of(Map.of()), Set.of()),
              new WorkingDays(List.of()));

      assertThatIllegalStateException()
          .isThrownBy(
              () -> never.addStoreHours("X", local("2026-11-21T10:00"), Duration.ofMinutes(1)));
    }

    @Test
    void timeIsCountedForwardOnly() {
      Instant from = local("2026-11-21T10:00");

      assertThatIllegalArgumentException()
          .isThrownBy(() -> calendars.addStoreHours("EAST", from, Duration.ofMinutes(-1)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> calendars.endOfDay("EAST", from, CalendarKind.CALENDAR_DAYS, -1));
    }

    @Test
    void openingHoursThatMakeNoSenseAreRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> OpeningHours.of(Map.of("MON", List.of("18:00", "09:00"))));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> OpeningHours.of(Map.of("MON", List.of("18:00"))));
      assertThatIllegalArgumentException().isThrownBy(() -> OpeningHours.of(Map.of("MOON", HOURS)));
    }
  }

  @Nested
  class Days {
    @ParameterizedTest
    @EnumSource(CalendarKind.class)
    void dayZeroEndsAtMidnightOfTheSameDayInTheStoresZone(CalendarKind calendar) {
      assertThat(calendars.endOfDay("EAST", local("2026-11-21T00:00"), calendar, 0))
          .isEqualTo(local("2026-11-22T00:00"));
      assertThat(calendars.endOfDay("EAST", local("2026-11-21T23:59:59.999999"), calendar, 0))
          .isEqualTo(local("2026-11-22T00:00"));
    }

    @Test
    void aCarDeliveredOnTheTwentyFirstIsCalledByTheEndOfTheTwentyFourth() {
      assertThat(
              calendars.endOfDay(
                  "EAST", Instant.parse("2026-11-21T15:59:59Z"), CalendarKind.CALENDAR_DAYS, 3))
          .isEqualTo(Instant.parse("2026-11-24T16:00:00Z"));
      assertThat(
              calendars.endOfDay(
                  "EAST", Instant.parse("2026-11-21T16:00:00Z"), CalendarKind.CALENDAR_DAYS, 3))
          .isEqualTo(Instant.parse("2026-11-25T16:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
      // National Day and Mid-Autumn 2025: off 1 to 8 October, Sunday 28 September and Saturday 11
      // October are worked.
      "2025-09-26, 1, 2025-09-28",
      "2025-09-30, 1, 2025-10-09",
      "2025-09-30, 3, 2025-10-11",
      "2025-09-30, 4, 2025-10-13",
      // National Day 2026: off 1 to 7 October, Sunday 20 September and Saturday 10 October are
      // worked.
      "2026-09-18, 1, 2026-09-20",
      "2026-09-24, 1, 2026-09-28",
      "2026-09-30, 1, 2026-10-08",
      "2026-09-30, 3, 2026-10-10",
      "2026-09-30, 4, 2026-10-12",
      // Spring Festival 2026 and the turn of the year.
      "2026-02-13, 1, 2026-02-14",
      "2026-02-14, 1, 2026-02-24",
      "2025-12-31, 1, 2026-01-04",
      // A plain weekend.
      "2026-11-20, 1, 2026-11-23",
      "2026-11-21, 1, 2026-11-23",
    })
    void workingDaysFollowTheScheduleOfTheStateCouncil(LocalDate from, int days, LocalDate last) {
      Instant noon = from.atTime(12, 0).atZone(SHANGHAI).toInstant();

      assertThat(calendars.endOfDay("EAST", noon, CalendarKind.WORKING_DAYS, days))
          .isEqualTo(last.plusDays(1).atStartOfDay(SHANGHAI).toInstant());
    }
  }

  @Nested
  class Schedules {
    @ParameterizedTest
    @CsvSource({
      "2025-01-01, false", "2025-01-02, true", "2025-01-26, true", "2025-01-27, true",
      "2025-01-28, false", "2025-02-04, false", "2025-02-05, true", "2025-02-08, true",
      "2025-04-04, false", "2025-04-27, true", "2025-05-05, false", "2025-05-06, true",
      "2025-06-02, false", "2025-09-28, true", "2025-10-08, false", "2025-10-09, true",
      "2025-10-11, true", "2025-10-12, false", "2026-01-02, false", "2026-01-04, true",
      "2026-02-14, true", "2026-02-16, false", "2026-02-23, false", "2026-02-24, true",
      "2026-02-28, true", "2026-04-06, false", "2026-05-05, false", "2026-05-09, true",
      "2026-06-19, false", "2026-09-20, true", "2026-09-25, false", "2026-10-07, false",
      "2026-10-08, true", "2026-10-10, true", "2026-10-11, false"
    })
    void eachHolidayAndSwappedDayIsAsPublished(LocalDate date, boolean working) {
      assertThat(calendars.isWorkingDay(date)).isEqualTo(working);
    }

    @Test
    void bothYearsHave248WorkingDays() {
      assertThat(workingDaysOf(2025)).isEqualTo(248);
      assertThat(workingDaysOf(2026)).isEqualTo(248);
    }

    @Test
    void aYearWithoutAScheduleCountsWeekendsOnly() {
      assertThat(calendars.isWorkingDay(LocalDate.of(2027, 10, 1))).isTrue();
      assertThat(calendars.isWorkingDay(LocalDate.of(2027, 10, 2))).isFalse();
    }

    private long workingDaysOf(int year) {
      return LocalDate.of(year, 1, 1)
          .datesUntil(LocalDate.of(year + 1, 1, 1))
          .filter(calendars::isWorkingDay)
          .count();
    }
  }
}
