package io.forecourt.platform.time;

import io.forecourt.platform.bulk.BulkWrites;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Deadlines in the service's own schema, written in the transaction of the change that sets them.
 */
final class JdbcDeadlines implements Deadlines {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final DeadlineTable table;
  private final Handlers handlers;
  private final BusinessClock clock;
  private final Runnable wake;

  JdbcDeadlines(DeadlineTable table, Handlers handlers, BusinessClock clock, Runnable wake) {
    this.table = table;
    this.handlers = handlers;
    this.clock = clock;
    this.wake = wake;
  }

  @Override
  public void set(String kind, String subject, String store, Instant due) {
    requireTransaction();
    handlers.deadline(kind);
    Firing firing = Firing.of(kind, subject);
    if (firing != null) {
      // Cancelled meanwhile, it must not come back.
      if (!table.fired(firing.row())) {
        throw new Overtaken();
      }
      firing.close();
    }
    BulkWrites.write(
        this, new DeadlineTable.Opening(kind, subject, store, Utc.micros(due)), table::open);
    if (due.isBefore(clock.instant().plus(SOON))) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              wake.run();
            }
          });
    }
  }

  @Override
  public void cancel(String kind, String subject) {
    requireTransaction();
    if (Firing.of(kind, subject) == null) {
      BulkWrites.settle(this);
      table.cancel(kind, subject);
    }
  }

  @Override
  public Optional<Instant> open(String kind, String subject) {
    BulkWrites.settle(this);
    return Firing.of(kind, subject) == null ? table.due(kind, subject) : Optional.empty();
  }

  private static void requireTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a deadline is set in the transaction of its cause");
    }
  }
}
