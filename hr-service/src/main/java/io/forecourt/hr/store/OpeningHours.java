package io.forecourt.hr.store;

import io.forecourt.platform.rule.InvalidInput;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a store is open, by weekday; a day without an entry is closed.
 *
 * @param days {@code MON} to {@code SUN} → opening and closing time, {@code HH:mm}
 */
public record OpeningHours(Map<String, List<String>> days) {

  private static final List<String> WEEK = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

  /**
   * @throws InvalidInput if a day is unknown, a time unreadable, or a day closes before it opens
   */
  public OpeningHours {
    List<InvalidInput.Field> wrong = new ArrayList<>();
    if (!Set.copyOf(WEEK).containsAll(days.keySet())) {
      wrong.add(new InvalidInput.Field("/openingHours", "OPENING_HOURS_DAY"));
    }
    for (var day : days.entrySet()) {
      if (!opensBeforeItCloses(day.getValue())) {
        wrong.add(new InvalidInput.Field("/openingHours/" + day.getKey(), "OPENING_HOURS_WINDOW"));
      }
    }
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
    Map<String, List<String>> ordered = new LinkedHashMap<>();
    for (String day : WEEK) {
      List<String> window = days.get(day);
      if (window != null) {
        ordered.put(day, List.copyOf(window));
      }
    }
    days = ordered;
  }

  private static boolean opensBeforeItCloses(List<String> window) {
    try {
      return window.size() == 2
          && LocalTime.parse(window.get(0)).isBefore(LocalTime.parse(window.get(1)));
    } catch (DateTimeParseException unreadable) {
      return false;
    }
  }
}
