package io.forecourt.platform.time;

import io.forecourt.platform.loop.Loop;
import io.forecourt.platform.loop.Looping;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Looks for due work at a short interval, and at once when woken. */
final class DuePoller implements SmartLifecycle, Looping {
  private static final long CLEANING_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

  private final DueWork work;
  private final Loop loop;
  private long cleanedAt = System.nanoTime();

  DuePoller(DueWork work, Duration interval, Semaphore wake) {
    this.work = work;
    this.loop = new Loop("due", interval, wake, Thread.ofVirtual(), this::round);
  }

  @Override
  public Loop loop() {
    return loop;
  }

  @Override
  public void start() {
    loop.start();
  }

  /** Ends after the handler that is running. */
  @Override
  public void stop() {
    loop.stop(LONGEST_STOP);
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }

  private void round() {
    work.fireWhile(this::goesOn);
    if (System.nanoTime() - cleanedAt > CLEANING_NANOS) {
      cleanedAt = System.nanoTime();
      work.forgetOld();
    }
  }

  private boolean goesOn() {
    loop.goesWell();
    return loop.isRunning();
  }
}
