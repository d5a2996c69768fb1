package io.forecourt.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** System time that a test moves. */
final class TestInstants implements InstantSource {
  private volatile Instant now;

  TestInstants(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }
}
