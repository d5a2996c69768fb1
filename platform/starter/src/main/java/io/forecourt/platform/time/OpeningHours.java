package io.forecourt.platform.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Opening hours by weekday; a weekday without an entry is closed, and so is one without any
 * opening.
 */
record OpeningHours(Map<DayOfWeek, Span> days) {
  private static final String MIDNIGHT = "24:00";

  /**
   * @param to exclusive; midnight means the end of the day
   */
  record Span(LocalTime from, LocalTime to) {
    Span {
      if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
        throw new IllegalArgumentException("opens at " + from + ", closes at " + to);
      }
    }

    static Span of(String from, String to) {
      return new Span(
          LocalTime.parse(from), to.equals(MIDNIGHT) ? LocalTime.MIDNIGHT : LocalTime.parse(to));
    }
  }

  /** Opening and closing of one day. */
  record Open(Instant from, Instant to) {}

  OpeningHours {
    days = Map.copyOf(days);
  }

  /** {@code {"MON": ["09:00", "18:00"], …}}. */
  static OpeningHours of(Map<String, List<String>> byWeekday) {
    var days = new EnumMap<DayOfWeek, Span>(DayOfWeek.class);
    byWeekday.forEach(
        (day, hours) -> {
          if (hours.size() == 2) {
            days.put(weekday(day), Span.of(hours.get(0), hours.get(1)));
          } else if (!hours.isEmpty()) {
            throw new IllegalArgumentException(
                "opening hours of " + day + " are two times or none");
          }
        });
    return new OpeningHours(days);
  }

  Optional<Open> on(LocalDate date, ZoneId zone) {
    return Optional.ofNullable(days.get(date.getDayOfWeek()))
        .map(
            span ->
                new Open(
                    date.atTime(span.from()).atZone(zone).toInstant(),
                    span.to().equals(LocalTime.MIDNIGHT)
                        ? date.plusDays(1).atStartOfDay(zone).toInstant()
                        : date.atTime(span.to()).atZone(zone).toInstant()));
  }

  private static DayOfWeek weekday(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (name.equalsIgnoreCase(day.name())
          || name.equalsIgnoreCase(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))) {
        return day;
      }
    }
    throw new IllegalArgumentException("no weekday: " + name);
  }
}
