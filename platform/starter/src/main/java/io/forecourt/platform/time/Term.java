package io.forecourt.platform.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long something may take, as policy data: an amount of time, or whole days to the end of the
 * last one, in the calendar that it names.
 *
 * @param time opening time in STORE_HOURS, opening time of working days in WORKING_DAYS, plain time
 *     in CALENDAR_DAYS
 * @param days as in {@link StoreCalendars#endOfDay}
 */
public record Term(CalendarKind calendar, @Nullable Duration time, @Nullable Integer days) {

  public Term {
    if ((time == null) == (days == null)) {
      throw new IllegalArgumentException("a term has either a time or days");
    }
    if (time != null && (time.isNegative() || time.isZero()) || days != null && days < 0) {
      throw new IllegalArgumentException("a term leads forward");
    }
  }

  /** The moment at which it ends, counted from a moment in the store's calendar. */
  public Instant after(StoreCalendars calendars, String store, Instant from) {
    if (days != null) {
      return calendars.endOfDay(store, from, calendar, days);
    }
    Duration amount = time == null ? Duration.ZERO : time;
    return switch (calendar) {
      case STORE_HOURS -> calendars.addStoreHours(store, from, amount);
      case WORKING_DAYS -> calendars.addWorkingHours(store, from, amount);
      case CALENDAR_DAYS -> from.plus(amount);
    };
  }

  /** A share of it, for those who are served faster; days are rounded up. */
  public Term times(BigDecimal share) {
    return new Term(
        calendar,
        time == null
            ? null
            : Duration.ofSeconds(share.multiply(BigDecimal.valueOf(time.toSeconds())).longValue()),
        days == null
            ? null
            : share.multiply(BigDecimal.valueOf(days)).setScale(0, RoundingMode.UP).intValue());
  }
}
