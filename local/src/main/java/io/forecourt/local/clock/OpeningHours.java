package io.forecourt.local.clock;

import io.forecourt.local.api.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** When the sample's stores receive customers. */
public final class OpeningHours {

  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(18, 0);

  private OpeningHours() {}

  /**
   * How long until customers are received; nothing within opening hours, with an hour left to serve
   * them.
   */
  public static Duration untilOpen(Instant now) {
    var local = now.atZone(Store.ZONE);
    LocalTime time = local.toLocalTime();
    boolean early = time.isBefore(OPENS.plusMinutes(5));
    if (!early && time.isBefore(CLOSES.minusHours(1))) {
      return Duration.ZERO;
    }
    LocalDate day = early ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    return Duration.between(now, day.atTime(OPENS.plusMinutes(10)).atZone(Store.ZONE).toInstant())
        .plusSeconds(59)
        .truncatedTo(ChronoUnit.MINUTES);
  }
}
