package io.forecourt.crm.followup.application;

import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long something may take: until the end of a day so many days later, or so many hours. Hours
 * are opening hours or hours of the clock; there are no hours of working days.
 */
public record Term(@Nullable Integer days, @Nullable Integer hours, CalendarKind calendar) {

  public Term {
    if ((days == null) == (hours == null)) {
      throw new IllegalArgumentException("a term has days or hours");
    }
    if (hours != null && calendar == CalendarKind.WORKING_DAYS) {
      throw new IllegalArgumentException("working days have no hours");
    }
  }

  public Instant from(Instant start, String store, StoreCalendars calendars) {
    if (days != null) {
      return calendars.endOfDay(store, start, calendar, days);
    }
    Duration amount = Duration.ofHours(hours == null ? 0 : hours);
    return calendar == CalendarKind.STORE_HOURS
        ? calendars.addStoreHours(store, start, amount)
        : start.plus(amount);
  }
}
