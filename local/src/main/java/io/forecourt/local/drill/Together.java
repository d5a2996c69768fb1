package io.forecourt.local.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Many people doing the same thing. */
final class Together {

  private Together() {}

  /** Each does it, so many at a time. */
  static <T, R> List<R> some(List<T> each, int atOnce, Function<T, R> act) {
    Semaphore slots = new Semaphore(atOnce);
    List<Future<R>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T one : each) {
        slots.acquire();
        results.add(
            threads.submit(
                () -> {
                  try {
                    return act.apply(one);
                  } finally {
                    slots.release();
                  }
                }));
      }
      return all(results);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** All wait for one moment, and do it then. */
  static <T, R> List<R> atOnce(List<T> each, Function<T, R> act) {
    CountDownLatch now = new CountDownLatch(1);
    List<Future<R>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T one : each) {
        results.add(
            threads.submit(
                () -> {
                  now.await();
                  return act.apply(one);
                }));
      }
      now.countDown();
      return all(results);
    }
  }

  /** What became of all of them; the first failure ends the waiting. */
  static <R> List<R> all(List<Future<R>> futures) {
    List<R> results = new ArrayList<>();
    for (Future<R> future : futures) {
      try {
        results.add(future.get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
      }
    }
    return results;
  }
}
