package io.forecourt.platform.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats work, with a pause between its rounds, until it is stopped. Nothing that a round throws
 * ends it, errors included: a service must not say that it runs while a part of it has ended. A
 * failure is told once, and once when it is over.
 */
public final class Loop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  /** A round that takes longer than this beyond its pauses is told by the health. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** One round of the work. */
  @FunctionalInterface
  public interface Work {
    void round() throws Exception;
  }

  private final String name;
  private final Duration pause;
  private final Semaphore wake;
  private final Thread.Builder threads;
  private final Work work;
  private volatile boolean running;
  private volatile boolean failing;
  private volatile int generation;
  private volatile long wellAt = System.nanoTime();
  private @Nullable Thread thread;

  /** A loop on a virtual thread. */
  public Loop(String name, Duration pause, Work work) {
    this(name, pause, new Semaphore(0), Thread.ofVirtual(), work);
  }

  /**
   * @param wake ends a pause at once
   */
  public Loop(String name, Duration pause, Semaphore wake, Thread.Builder threads, Work work) {
    this.name = name;
    this.pause = pause;
    this.wake = wake;
    this.threads = threads;
    this.work = work;
  }

  /** Begins on a thread of its own. */
  public synchronized void start() {
    allow();
    thread = threads.name(name).start(this);
  }

  /** Allows the next {@link #run()}, on a thread of the caller's. */
  public synchronized void allow() {
    generation++;
    wellAt = System.nanoTime();
    running = true;
  }

  /** Lets the round end that is under way, and waits so long for it. */
  public synchronized void stop(Duration patience) {
    running = false;
    wake.release();
    Thread worker = thread;
    thread = null;
    if (worker != null && worker != Thread.currentThread()) {
      try {
        worker.join(patience);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends the round that is under way, which waits for somebody who does not answer. */
  public synchronized void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  public boolean isRunning() {
    return running;
  }

  public String name() {
    return name;
  }

  /** Whether the last round failed. */
  public boolean isFailing() {
    return failing;
  }

  /** How long ago a round last went well. */
  public Duration sinceWell() {
    return Duration.ofNanos(System.nanoTime() - wellAt);
  }

  /** Whether it shall run and no round has gone well for far too long. */
  public boolean isLate() {
    return running && sinceWell().compareTo(PATIENCE.plus(pause.multipliedBy(2))) > 0;
  }

  /** A round that goes on and on says with this that it goes well. */
  public void goesWell() {
    wellAt = System.nanoTime();
    if (failing) {
      failing = false;
      LOG.info("{} works again", name);
    }
  }

  @Override
  public void run() {
    int mine = generation;
    while (running && mine == generation) {
      try {
        round();
        pause();
      } catch (Throwable unforeseen) {
        failing = true; // there was not even the memory to say so
      }
    }
  }

  private void round() {
    try {
      work.round();
      goesWell();
    } catch (Throwable failure) {
      boolean toldAlready = failing;
      failing = true;
      if (!toldAlready && running) {
        LOG.warn("{} fails and is tried again", name, failure);
      }
    }
  }

  private void pause() {
    try {
      if (wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException leftOver) {
      // Somebody interrupted the round; only stop() ends the loop.
    }
  }
}
