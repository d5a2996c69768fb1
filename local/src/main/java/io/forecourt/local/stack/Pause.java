package io.forecourt.local.stack;

import java.time.Duration;

/** Waiting between two looks at something that another process changes. */
public final class Pause {

  private Pause() {}

  public static void of(Duration duration) {
    millis(duration.toMillis());
  }

  public static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
