package io.forecourt.hr.inbox;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** {@code policy/quiet-hours.json}: the time of day in which only what is urgent is delivered. */
record QuietHours(LocalTime from, LocalTime until) {

  /** The moment itself, or the end of the quiet hours that it falls into. */
  Instant next(Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overNight = from.isAfter(until);
    boolean evening = !time.isBefore(from);
    boolean morning = time.isBefore(until);
    if (!(overNight ? evening || morning : evening && morning)) {
      return now;
    }
    return local
        .toLocalDate()
        .plusDays(overNight && evening ? 1 : 0)
        .atTime(until)
        .atZone(zone)
        .toInstant();
  }
}
