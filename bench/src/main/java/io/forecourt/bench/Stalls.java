package io.forecourt.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How late a thread wakes up that wanted to rest for a millisecond. No program on this machine can
 * answer sooner than that, so it shows how much of a delay is other work on the machine.
 */
final class Stalls {

  private static final long REST = TimeUnit.MILLISECONDS.toNanos(1);

  private final List<Double> millis = new ArrayList<>();
  private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::watch);
  private volatile boolean running = true;

  private Stalls() {}

  static Stalls begin() {
    var stalls = new Stalls();
    stalls.thread.start();
    return stalls;
  }

  private void watch() {
    while (running) {
      long before = System.nanoTime();
      LockSupport.parkNanos(REST);
      millis.add((System.nanoTime() - before - REST) / 1e6);
    }
  }

  /** Each rest's lateness in milliseconds. */
  double[] end() throws InterruptedException {
    running = false;
    thread.join();
    return millis.stream().mapToDouble(late -> Math.max(0, late)).toArray();
  }
}
