package io.forecourt.platform.access;

import io.forecourt.platform.loop.Loop;
import io.forecourt.platform.loop.Looping;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Small technical work that repeats as long as the service runs, on a virtual thread of its own. A
 * failure is told once, and once when it is over.
 */
public final class Periodic implements SmartLifecycle, Looping {

  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final Loop loop;

  public Periodic(String name, Duration pause, Runnable work) {
    this.loop = new Loop(name, pause, work::run);
  }

  @Override
  public Loop loop() {
    return loop;
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    loop.stop(LONGEST_STOP);
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }

  /** Stops after whatever serves requests, and starts before it. */
  @Override
  public int getPhase() {
    return 0;
  }
}
