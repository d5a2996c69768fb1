package io.forecourt.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Computes deadlines in a store's calendars. Opening hours come from hr's reference events, with a
 * default until then.
 */
public interface StoreCalendars {

  ZoneId zone(String store);

  /**
   * Adds an amount of opening time: 30 minutes asked at five to closing end 25 minutes after the
   * next opening.
   */
  Instant addStoreHours(String store, Instant from, Duration amount);

  /** Adds an amount of opening time of working days: what an office works, not the showroom. */
  Instant addWorkingHours(String store, Instant from, Duration amount);

  /**
   * End (24:00) of the n-th day after {@code from}'s day in the given calendar, in the store's
   * zone; n = 0 is the same day.
   */
  Instant endOfDay(String store, Instant from, CalendarKind calendar, int days);

  boolean isWorkingDay(LocalDate date);

  boolean isOpen(String store, Instant at);
}
