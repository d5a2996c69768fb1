package io.forecourt.platform.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as {@code DATETIME(6)} in UTC, whatever the zone of the connection. */
final class Utc {
  private Utc() {}

  static LocalDateTime column(Instant instant) {
    return LocalDateTime.ofInstant(micros(instant), ZoneOffset.UTC);
  }

  static Instant instant(LocalDateTime column) {
    return column.toInstant(ZoneOffset.UTC);
  }

  /**
   * The database keeps microseconds; an instant that is compared with a stored one must not know
   * more.
   */
  static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
