package io.forecourt.platform.time;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for due work at a short interval, and at once when woken. */
final class DuePoller implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(DuePoller.class);
  private static final long CLEANING_NANOS = TimeUnit.HOURS.toNanos(1);

  private final DueWork work;
  private final Duration interval;
  private final Semaphore wake;
  private volatile boolean running;
  private @Nullable Thread thread;

  DuePoller(DueWork work, Duration interval, Semaphore wake) {
    this.work = work;
    this.interval = interval;
    this.wake = wake;
  }

  @Override
  public synchronized void start() {
    running = true;
    thread = Thread.ofVirtual().name("due").start(this::loop);
  }

  /** Ends after the handler that is running. */
  @Override
  public synchronized void stop() {
    running = false;
    wake.release();
    Thread stopping = thread;
    if (stopping != null) {
      try {
        stopping.join(Duration.ofSeconds(15));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void loop() {
    boolean troubled = false;
    long cleanedAt = System.nanoTime();
    while (running) {
      try {
        work.fireWhile(() -> running);
        if (System.nanoTime() - cleanedAt > CLEANING_NANOS) {
          cleanedAt = System.nanoTime();
          work.forgetOld();
        }
        troubled = false;
      } catch (RuntimeException trouble) {
        if (!troubled) {
          LOG.warn("deadlines wait: {}", trouble.toString());
          LOG.debug("deadlines wait", trouble);
        }
        troubled = true;
      }
      pause();
    }
  }

  private void pause() {
    try {
      if (wake.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException interrupted) {
      running = false;
      Thread.currentThread().interrupt();
    }
  }
}
