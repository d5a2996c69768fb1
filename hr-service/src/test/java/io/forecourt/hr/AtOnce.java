package io.forecourt.hr;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.transaction.support.TransactionTemplate;

/** Two changes of which the second is asked for before the first is committed. */
public final class AtOnce {

  private AtOnce() {}

  /** The second either waits for the first, or is done without having seen it. */
  public static void run(TransactionTemplate transaction, Runnable first, Runnable second) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      transaction.executeWithoutResult(
          _ -> {
            first.run();
            patience(CompletableFuture.runAsync(second, threads));
          });
    }
  }

  private static void patience(CompletableFuture<Void> second) {
    try {
      second.get(1, TimeUnit.SECONDS);
    } catch (TimeoutException waits) {
      // It goes on when the first is committed.
    } catch (ExecutionException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
