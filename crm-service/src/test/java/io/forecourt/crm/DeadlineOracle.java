package io.forecourt.crm;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a deadline must be, found by walking the clock second by second and the calendar day by day.
 * It knows the hours of one store and the schedule of 2026 from this page alone, and shares no code
 * with the calendars that it judges.
 *
 * @param hours opening and closing by weekday; a weekday left out is closed
 * @param closed dates on which the store is closed whatever the weekday
 */
record DeadlineOracle(ZoneId zone, Map<DayOfWeek, List<LocalTime>> hours, Set<LocalDate> closed) {

  private static final Set<LocalDate> HOLIDAYS_2026 =
      days(
          "2026-01-01/2026-01-03",
          "2026-02-15/2026-02-23",
          "2026-04-04/2026-04-06",
          "2026-05-01/2026-05-05",
          "2026-06-19/2026-06-21",
          "2026-09-25/2026-09-27",
          "2026-10-01/2026-10-07");
  private static final Set<LocalDate> WORKED_WEEKENDS_2026 =
      days(
          "2026-01-04/2026-01-04",
          "2026-02-14/2026-02-14",
          "2026-02-28/2026-02-28",
          "2026-05-09/2026-05-09",
          "2026-09-20/2026-09-20",
          "2026-10-10/2026-10-10");

  /** The moment at which so much opening time has passed. */
  Instant afterOpeningTime(Instant from, Duration amount) {
    ZonedDateTime clock = from.atZone(zone);
    long left = amount.toSeconds();
    while (left > 0) {
      if (isOpen(clock)) {
        left--;
      }
      clock = clock.plusSeconds(1);
    }
    return clock.toInstant();
  }

  /** Midnight at the end of the n-th day after this one. */
  Instant endOfCalendarDay(Instant from, int days) {
    return midnightAfter(LocalDate.ofInstant(from, zone).plusDays(days));
  }

  /** Midnight at the end of the n-th working day after this one. */
  Instant endOfWorkingDay(Instant from, int days) {
    LocalDate day = LocalDate.ofInstant(from, zone);
    for (int counted = 0; counted < days; ) {
      day = day.plusDays(1);
      if (isWorked(day)) {
        counted++;
      }
    }
    return midnightAfter(day);
  }

  /** Midnight at the end of the n-th day after this one on which the store opens. */
  Instant endOfOpeningDay(Instant from, int days) {
    LocalDate day = LocalDate.ofInstant(from, zone);
    for (int counted = 0; counted < days; ) {
      day = day.plusDays(1);
      if (hours.containsKey(day.getDayOfWeek()) && !closed.contains(day)) {
        counted++;
      }
    }
    return midnightAfter(day);
  }

  /** This hour of the day itself if it is worked, else of the last day before that is. */
  Instant onOrBeforeWorkingDay(LocalDate usual, LocalTime at) {
    LocalDate day = usual;
    while (!isWorked(day)) {
      day = day.minusDays(1);
    }
    return day.atTime(at).atZone(zone).toInstant();
  }

  /** This hour of the day itself if the store is open then, else of the last day before. */
  Instant onOrBeforeOpening(LocalDate usual, LocalTime at) {
    ZonedDateTime moment = usual.atTime(at).atZone(zone);
    while (!isOpen(moment)) {
      moment = moment.minusDays(1);
    }
    return moment.toInstant();
  }

  private boolean isOpen(ZonedDateTime moment) {
    List<LocalTime> span = hours.get(moment.getDayOfWeek());
    LocalTime time = moment.toLocalTime();
    return span != null
        && !closed.contains(moment.toLocalDate())
        && !time.isBefore(span.getFirst())
        && time.isBefore(span.getLast());
  }

  private static boolean isWorked(LocalDate day) {
    if (day.getYear() != 2026) {
      throw new IllegalArgumentException("the oracle knows 2026 only, not " + day);
    }
    boolean weekend = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
    return weekend ? WORKED_WEEKENDS_2026.contains(day) : !HOLIDAYS_2026.contains(day);
  }

  private Instant midnightAfter(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static Set<LocalDate> days(String... spans) {
    return Set.of(spans).stream()
        .map(span -> span.split("/"))
        .flatMap(span -> LocalDate.parse(span[0]).datesUntil(LocalDate.parse(span[1]).plusDays(1)))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
