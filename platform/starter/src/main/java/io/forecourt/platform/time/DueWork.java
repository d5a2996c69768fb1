package io.forecourt.platform.time;

import io.forecourt.platform.access.Callers;
import io.forecourt.platform.event.Outages;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fires deadlines and daily jobs, one after the other in the order of their stored moments, each in
 * one transaction with its completion. A named lock of the schema lets one replica fire at a time,
 * so that the order holds for the service.
 *
 * <p>The completion is written last, on condition that the deadline is still open and unmoved:
 * whoever cancels or moves it meanwhile wins, and the locks are taken in the same order as by
 * requests (aggregate first, deadline after).
 */
public final class DueWork {
  private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
  private static final int REFUSALS = 3;
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofDays(90);

  /**
   * What waits.
   *
   * @param due deadlines and job runs that are due and not completed
   * @param nextDue business time of the next one
   */
  public record Waiting(int due, @Nullable Instant nextDue) {}

  private final Handlers handlers;
  private final DeadlineTable deadlines;
  private final JobTable jobs;
  private final JobPlan plan;
  private final BusinessClock clock;
  private final InstantSource system;
  private final DataSource dataSource;
  private final TransactionOperations transactions;
  private final ObservationRegistry observations;
  private final MeterRegistry meters;

  DueWork(
      Handlers handlers,
      DeadlineTable deadlines,
      JobTable jobs,
      JobPlan plan,
      BusinessClock clock,
      InstantSource system,
      DataSource dataSource,
      TransactionOperations transactions,
      ObservationRegistry observations,
      MeterRegistry meters) {
    this.handlers = handlers;
    this.deadlines = deadlines;
    this.jobs = jobs;
    this.plan = plan;
    this.clock = clock;
    this.system = system;
    this.dataSource = dataSource;
    this.transactions = transactions;
    this.observations = observations;
    this.meters = meters;
  }

  /** Fires all that is due now and answers how many; 0 when another replica is firing. */
  public int fireDue() {
    return fireWhile(() -> true);
  }

  /** What is due and what comes next. */
  public Waiting waiting() {
    Instant now = clock.instant();
    return new Waiting(
        deadlines.countDue(handlers.kinds(), now) + plan.countDue(now),
        Stream.of(deadlines.nextAfter(handlers.kinds(), now), plan.nextAfter(now))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  /** What has been completed since a moment of system time, in the order of completion. */
  public List<FiredItem> firedSince(Instant since) {
    return Stream.concat(deadlines.firedSince(since).stream(), jobs.firedSince(since).stream())
        .sorted(Comparator.comparing(FiredItem::at).thenComparing(FiredItem::due))
        .toList();
  }

  /** What was refused three times, the oldest first. */
  public List<FailedWork> failed() {
    return Stream.concat(deadlines.failed().stream(), jobs.failed().stream())
        .sorted(Comparator.comparing(FailedWork::failedAt).thenComparing(FailedWork::id))
        .toList();
  }

  /**
   * Gives failed work another three attempts: its handler stands at the moment at which it was due.
   *
   * @throws RuleViolation when the subject has got another deadline of the kind since
   */
  public void replay(String id) {
    try {
      if (!deadlines.reopen(id) && !jobs.reopen(id)) {
        throw new NotFound("failed-work", id);
      }
    } catch (DuplicateKeyException replaced) {
      throw new RuleViolation("failed-work.replaced");
    }
  }

  int fireWhile(BooleanSupplier goOn) {
    if (next().isEmpty()) {
      return 0;
    }
    try (Connection guard = dataSource.getConnection()) {
      if (!lock(guard)) {
        return 0;
      }
      try {
        int fired = 0;
        for (Optional<Runnable> work = next();
            work.isPresent() && goOn.getAsBoolean();
            work = next()) {
          work.get().run();
          fired++;
        }
        return fired;
      } finally {
        unlock(guard);
      }
    } catch (SQLException unreachable) {
      throw new CannotGetJdbcConnectionException("no connection to fire deadlines", unreachable);
    }
  }

  /** Forgets what was completed long ago. */
  void forgetOld() {
    deadlines.forgetBefore(system.instant().minus(KEPT));
  }

  private Optional<Runnable> next() {
    Instant now = clock.instant();
    Optional<DeadlineRow> deadline = deadlines.next(handlers.kinds(), now);
    Optional<JobRow> job = plan.next(now);
    if (job.isPresent() && deadline.map(d -> !d.due().isBefore(job.get().due())).orElse(true)) {
      return job.map(run -> () -> run(run));
    }
    return deadline.map(due -> () -> fire(due));
  }

  private void fire(DeadlineRow row) {
    var firing = new Firing(row);
    var deadline = new DueDeadline(row.kind(), row.subject(), row.store(), row.due());
    attempt(
        row.kind(),
        row.id(),
        row.due(),
        new Tries(row.attempts(), row.refusals()),
        () -> {
          firing.during(() -> handlers.deadline(row.kind()).invoke(deadline));
          if (!firing.isClosed() && !deadlines.fired(row)) {
            throw new Overtaken();
          }
        },
        (next, failure, refused) -> deadlines.retry(row, next, failure, refused),
        failure -> deadlines.failed(row, failure));
  }

  private void run(JobRow run) {
    Handlers.Job job = handlers.jobs().get(run.job());
    if (job == null) {
      throw new IllegalStateException("no job " + run.job());
    }
    attempt(
        run.job(),
        run.id(),
        run.due(),
        new Tries(run.attempts(), run.refusals()),
        () -> {
          if (!jobs.complete(run)) {
            throw new Overtaken();
          }
          job.target().invoke(new JobDay(run.job(), run.store(), run.date(), run.due()));
        },
        (next, failure, refused) -> jobs.retry(run, next, failure, refused),
        failure -> jobs.failed(run, failure));
    plan.tried();
  }

  /**
   * What was in vain so far. Only refusals end in failure; an outage says nothing about the work.
   */
  private record Tries(int attempts, int refusals) {}

  private interface Retry {
    void at(Instant next, String failure, boolean refused);
  }

  private interface GiveUp {
    void because(String failure);
  }

  private void attempt(
      String kind,
      String id,
      Instant due,
      Tries before,
      Runnable work,
      Retry retry,
      GiveUp giveUp) {
    try {
      Observation.createNotStarted("forecourt.due", observations)
          .contextualName(kind)
          .lowCardinalityKeyValue("kind", kind)
          .observe(
              () ->
                  Standing.at(
                      due,
                      () ->
                          Callers.asSystem(
                              kind,
                              null,
                              id,
                              () -> transactions.executeWithoutResult(_ -> work.run()))));
    } catch (Overtaken _) {
      LOG.debug("{} {} was cancelled, moved or completed meanwhile", kind, id);
    } catch (RuntimeException | Error failure) {
      // An error, too: let through, it would hold up everything that is due after it.
      String reason = reason(failure);
      Instant next = system.instant().plus(backoff(before.attempts()));
      if (Outages.isOutage(failure)) {
        LOG.warn("{} {} waits for its next attempt: {}", kind, id, reason);
        retry.at(next, reason, false);
      } else if (before.refusals() + 1 < REFUSALS) {
        LOG.warn("{} {} was refused and will be tried again: {}", kind, id, reason);
        retry.at(next, reason, true);
      } else {
        LOG.error("{} {} failed for good: {}", kind, id, reason, failure);
        meters.counter("forecourt.due.failed", "kind", kind).increment();
        giveUp.because(reason);
      }
    }
  }

  private static Duration backoff(int attemptsBefore) {
    Duration doubled = Duration.ofMillis(500L << Math.min(attemptsBefore, 10));
    return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
  }

  private static String reason(Throwable failure) {
    return failure instanceof RuleViolation refused
        ? refused.code()
        : failure.getClass().getSimpleName();
  }

  private static boolean lock(Connection guard) throws SQLException {
    return call(guard, "SELECT GET_LOCK(CONCAT('forecourt.due.', DATABASE()), 0)");
  }

  private static void unlock(Connection guard) throws SQLException {
    call(guard, "SELECT RELEASE_LOCK(CONCAT('forecourt.due.', DATABASE()))");
  }

  private static boolean call(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet result = statement.executeQuery()) {
      return result.next() && result.getInt(1) == 1;
    }
  }
}
