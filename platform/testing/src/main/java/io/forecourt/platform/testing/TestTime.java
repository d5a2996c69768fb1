package io.forecourt.platform.testing;

import java.time.Instant;

/** Business time of tests, which does not depend on the date of the run. */
public final class TestTime {

  /** Where business time stands when a test context starts: a Saturday, 16:30 in Shanghai. */
  public static final Instant BEGINS = Instant.parse("2026-11-21T08:30:00Z");

  private TestTime() {}
}
