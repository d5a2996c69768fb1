package io.forecourt.platform.access;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Small technical work that repeats as long as the service runs, on a virtual thread of its own. A
 * failure is told once, and once when it is over.
 */
public final class Periodic implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);

  private final String name;
  private final Duration pause;
  private final Runnable work;
  private volatile boolean running;
  private @Nullable Thread thread;

  public Periodic(String name, Duration pause, Runnable work) {
    this.name = name;
    this.pause = pause;
    this.work = work;
  }

  @Override
  public synchronized void start() {
    running = true;
    thread = Thread.ofVirtual().name(name).start(this::repeat);
  }

  @Override
  public synchronized void stop() {
    running = false;
    Thread worker = thread;
    thread = null;
    if (worker != null) {
      LockSupport.unpark(worker);
      try {
        worker.join(Duration.ofSeconds(5));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops after whatever serves requests, and starts before it. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void repeat() {
    boolean failing = false;
    while (running) {
      failing = round(failing);
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  private boolean round(boolean failing) {
    try {
      work.run();
      if (failing) {
        LOG.info("{} works again", name);
      }
      return false;
    } catch (RuntimeException failure) {
      if (!failing) {
        LOG.warn("{} fails and is tried again", name, failure);
      }
      return true;
    }
  }
}
