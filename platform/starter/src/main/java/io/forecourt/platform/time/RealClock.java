package io.forecourt.platform.time;

import java.time.Instant;
import java.time.InstantSource;

/** Business time outside of the sandbox: system time, except while a deadline or job runs. */
final class RealClock implements BusinessClock {
  private final InstantSource system;

  RealClock(InstantSource system) {
    this.system = system;
  }

  @Override
  public Instant instant() {
    return Standing.moment().orElseGet(() -> Utc.micros(system.instant()));
  }
}
