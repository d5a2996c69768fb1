package io.forecourt.platform.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Working days by the yearly schedule of the State Council: holidays, and weekend days that are
 * worked in exchange. A year without a schedule counts Saturdays and Sundays, and says so once.
 */
final class WorkingDays {
  private static final Logger LOG = LoggerFactory.getLogger(WorkingDays.class);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private record File(List<Year> years) {}

  private record Year(
      int year, String source, List<Holiday> holidays, List<LocalDate> workedWeekendDays) {}

  private record Holiday(String name, LocalDate from, LocalDate to) {}

  private record Schedule(Set<LocalDate> off, Set<LocalDate> worked) {}

  private final Map<Integer, Schedule> years = new HashMap<>();
  private final Set<Integer> warned = ConcurrentHashMap.newKeySet();

  /** Reads schedules; a year in a later resource replaces the same year of an earlier one. */
  WorkingDays(List<Resource> resources) {
    resources.forEach(this::read);
  }

  boolean isWorkingDay(LocalDate date) {
    boolean weekend =
        date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    Schedule schedule = years.get(date.getYear());
    if (schedule == null) {
      if (warned.add(date.getYear())) {
        LOG.warn("no schedule of working days for {}: only weekends are off", date.getYear());
      }
      return !weekend;
    }
    return schedule.worked().contains(date) || (!weekend && !schedule.off().contains(date));
  }

  private void read(Resource resource) {
    File file;
    try (InputStream in = resource.getInputStream()) {
      file = JSON.readValue(in, File.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(resource.getDescription(), unreadable);
    }
    for (Year year : file.years()) {
      var off = new HashSet<LocalDate>();
      year.holidays().forEach(day -> day.from().datesUntil(day.to().plusDays(1)).forEach(off::add));
      var worked = Set.copyOf(year.workedWeekendDays());
      check(resource, year, off, worked);
      years.put(year.year(), new Schedule(Set.copyOf(off), worked));
    }
  }

  private static void check(
      Resource resource, Year year, Set<LocalDate> off, Set<LocalDate> worked) {
    for (LocalDate day : worked) {
      if (off.contains(day) || day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
        throw wrong(resource, day + " is no weekend day outside of the holidays");
      }
    }
    if (off.isEmpty() || worked.stream().anyMatch(day -> day.getYear() != year.year())) {
      throw wrong(resource, "the schedule of " + year.year() + " is empty or holds another year");
    }
  }

  private static IllegalStateException wrong(Resource resource, String why) {
    return new IllegalStateException(resource.getDescription() + ": " + why);
  }
}
