package io.forecourt.platform.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Business time: decides business deadlines, dates and event times. In the sandbox it can be moved
 * forward. While a deadline or a daily job runs it stands at the stored moment of that deadline.
 */
public interface BusinessClock extends InstantSource {

  @Override
  Instant instant();

  default LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(instant(), zone);
  }

  /**
   * Does what was wanted at another moment, and could not be done within its transaction: business
   * time stands there meanwhile.
   */
  default void standingAt(Instant moment, Runnable work) {
    Standing.at(moment, work);
  }
}
