package io.forecourt.crm.message;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The hours in which nobody is disturbed, in the store's zone; they may go over midnight.
 *
 * @param from the first quiet moment
 * @param to the first moment that is not quiet
 */
record QuietHours(LocalTime from, LocalTime to) {

  /** When the quiet hours that are running at this moment end. */
  Optional<Instant> endAfter(Instant moment, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overMidnight = to.isBefore(from);
    boolean quiet =
        overMidnight
            ? !time.isBefore(from) || time.isBefore(to)
            : !time.isBefore(from) && time.isBefore(to);
    if (!quiet) {
      return Optional.empty();
    }
    boolean endsTomorrow = overMidnight && !time.isBefore(from);
    return Optional.of(
        local.toLocalDate().plusDays(endsTomorrow ? 1 : 0).atTime(to).atZone(zone).toInstant());
  }
}
