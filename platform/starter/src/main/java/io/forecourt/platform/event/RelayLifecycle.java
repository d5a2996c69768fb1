package io.forecourt.platform.event;

import io.forecourt.platform.loop.Loop;
import io.forecourt.platform.loop.Looping;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Runs the relay on a thread of its own from start to stop of the service. */
final class RelayLifecycle implements SmartLifecycle, Looping {

  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final OutboxRelay relay;

  RelayLifecycle(OutboxRelay relay) {
    this.relay = relay;
  }

  @Override
  public Loop loop() {
    return relay.loop();
  }

  @Override
  public void start() {
    relay.loop().start();
  }

  @Override
  public void stop() {
    relay.loop().stop(LONGEST_STOP);
  }

  @Override
  public boolean isRunning() {
    return relay.loop().isRunning();
  }

  /** Starts first and stops last: what the last requests committed still leaves. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 1000;
  }
}
