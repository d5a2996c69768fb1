package io.forecourt.platform.event;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Runs the relay on a thread of its own from start to stop of the service. */
final class RelayLifecycle implements SmartLifecycle {

  private static final long LONGEST_STOP_MILLIS = 10_000;

  private final OutboxRelay relay;
  private @Nullable Thread thread;

  RelayLifecycle(OutboxRelay relay) {
    this.relay = relay;
  }

  @Override
  public void start() {
    relay.allow();
    thread = Thread.ofPlatform().name("outbox-relay").daemon().start(relay);
  }

  @Override
  public void stop() {
    relay.stop();
    if (thread != null) {
      try {
        thread.join(LONGEST_STOP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Starts first and stops last: what the last requests committed still leaves. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 1000;
  }
}
