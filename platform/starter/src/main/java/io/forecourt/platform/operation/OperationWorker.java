package io.forecourt.platform.operation;

import io.forecourt.platform.access.Callers;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.bulk.BulkWrites;
import io.forecourt.platform.event.Outages;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does long work, one at a time in each replica. The lease is renewed with every chunk; a worker
 * that lost it does no harm, for its next chunk fails on the version and is rolled back.
 */
final class OperationWorker {
  private static final Logger LOG = LoggerFactory.getLogger(OperationWorker.class);
  private static final String WHY = "workers take what waits in any store";
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final JdbcAggregateOperations rows;
  private final ScopedQueries queries;
  private final TransactionTemplate transaction;
  private final Map<String, LongWork> works;
  private final BusinessClock clock;
  private final Clock system;
  private final Duration lease;
  private final String me = Ids.next();

  OperationWorker(
      JdbcAggregateOperations rows,
      ScopedQueries queries,
      TransactionTemplate transaction,
      Iterable<LongWork> works,
      BusinessClock clock,
      Clock system,
      Duration lease) {
    this.rows = rows;
    this.queries = queries;
    this.transaction = transaction;
    this.works =
        StreamSupport.stream(works.spliterator(), false)
            .collect(Collectors.toMap(LongWork::kind, Function.identity()));
    this.clock = clock;
    this.system = system;
    this.lease = lease;
  }

  /** Does what waits, until nothing does. */
  void workOff() {
    Optional<Operation> taken = take();
    while (taken.isPresent()) {
      Operation operation = taken.get();
      Callers.asSystem(
          "operation." + operation.kind(),
          operation.ownerId(),
          operation.id(),
          () -> carryOn(operation));
      taken = take();
    }
  }

  private Optional<Operation> take() {
    return transaction.execute(
        _ ->
            queries
                .unscoped(
                    WHY,
                    """
                    SELECT id FROM long_operation
                     WHERE state IN ('QUEUED', 'RUNNING') AND lease_until <= :now
                     ORDER BY lease_until, id LIMIT 1 FOR UPDATE SKIP LOCKED
                    """)
                .param("now", LocalDateTime.ofInstant(system.instant(), ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .flatMap(this::takeNow));
  }

  private Optional<Operation> takeNow(String id) {
    return Optional.ofNullable(rows.findById(id, Operation.class))
        .map(
            waiting ->
                Callers.callAsSystem(
                    "operation.take", null, id, () -> rows.save(waiting.taken(me, until()))));
  }

  private void carryOn(Operation taken) {
    Operation current = taken;
    LongWork work = works.get(taken.kind());
    if (work == null) {
      end(current, OperationState.FAILED, "operation.unknown-kind");
      return;
    }
    try (LongWork.Run run = work.begin(taken)) {
      while (run.next()) {
        Operation before = current;
        current = transaction.execute(_ -> chunk(before, run));
        if (current.state().isOver()) {
          return;
        }
      }
      Operation last = current;
      transaction.executeWithoutResult(
          _ -> {
            run.finish();
            rows.save(last.finished(OperationState.SUCCEEDED, null, clock.instant()));
          });
    } catch (OptimisticLockingFailureException changed) {
      LOG.info("operation {} was cancelled or taken over", taken.id());
      settleCancellation(taken.id());
    } catch (IOException | RuntimeException failure) {
      failed(current, failure);
    }
  }

  private Operation chunk(Operation before, LongWork.Run run) {
    if (before.cancelRequested()) {
      return stop(before, OperationState.CANCELLED, null);
    }
    BulkWrites.begin();
    return rows.save(before.advanced(run.work(), until()));
  }

  private void settleCancellation(String id) {
    transaction.executeWithoutResult(
        _ -> {
          Operation now = rows.findById(id, Operation.class);
          if (now != null
              && now.state() == OperationState.RUNNING
              && now.cancelRequested()
              && me.equals(now.worker())) {
            stop(now, OperationState.CANCELLED, null);
          }
        });
  }

  private void failed(Operation current, Exception failure) {
    if (Outages.isOutage(failure) || isUnforeseen(failure) && current.attempts() < ATTEMPTS) {
      LOG.warn("operation {} waits for its next attempt", current.id(), failure);
      transaction.executeWithoutResult(_ -> rows.save(current.left(system.instant().plus(PAUSE))));
      return;
    }
    LOG.error("operation {} failed for good", current.id(), failure);
    end(current, OperationState.FAILED, code(failure));
  }

  private void end(Operation current, OperationState as, String code) {
    transaction.executeWithoutResult(_ -> stop(current, as, code));
  }

  private Operation stop(Operation current, OperationState as, @Nullable String code) {
    Operation stopped = rows.save(current.finished(as, code, clock.instant()));
    LongWork work = works.get(stopped.kind());
    if (work != null) {
      work.stopped(stopped);
    }
    return stopped;
  }

  private static boolean isUnforeseen(Exception failure) {
    return !(failure instanceof RuleViolation || failure instanceof InvalidInput);
  }

  private static String code(Exception failure) {
    return switch (failure) {
      case RuleViolation refused -> refused.code();
      case InvalidInput invalid -> invalid.fields().getFirst().code();
      default -> "operation.failed";
    };
  }

  private Instant until() {
    return system.instant().plus(lease);
  }
}
