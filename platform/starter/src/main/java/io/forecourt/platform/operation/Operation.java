package io.forecourt.platform.operation;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A long work.
 *
 * @param subjectId what the work is about, for its {@link LongWork}
 * @param total units of work; null until they are counted
 * @param checkpoint where the next chunk begins
 * @param cancelRequested the worker stops before its next chunk
 * @param errorCode why it failed
 * @param resultPath where the result is, when there is one
 * @param leaseUntil system time until which a worker has it
 */
@Table("long_operation")
public record Operation(
    @Id String id,
    String kind,
    String subjectId,
    String storeCode,
    String ownerId,
    OperationState state,
    long done,
    @Nullable Long total,
    long faults,
    @Nullable String checkpoint,
    boolean cancelRequested,
    @Nullable String errorCode,
    @Nullable String resultPath,
    Instant requestedAt,
    @Nullable Instant finishedAt,
    int attempts,
    Instant leaseUntil,
    @Nullable String worker,
    @Version @Nullable Long version) {

  static Operation request(
      String kind,
      String subjectId,
      String store,
      String owner,
      @Nullable String resultPath,
      Instant now,
      Instant system) {
    return new Operation(
        Ids.next(),
        kind,
        subjectId,
        store,
        owner,
        OperationState.QUEUED,
        0,
        null,
        0,
        null,
        false,
        null,
        resultPath,
        now,
        null,
        0,
        system,
        null,
        null);
  }

  /** A worker takes it, for the first time or because another one has died. */
  Operation taken(String by, Instant until) {
    if (state != OperationState.RUNNING) {
      require(OperationState.RUNNING);
    }
    return with(OperationState.RUNNING, done, total, faults, checkpoint, until, by, attempts + 1);
  }

  Operation advanced(LongWork.Progress progress, Instant until) {
    return with(
        state,
        progress.done(),
        progress.total(),
        progress.faults(),
        progress.checkpoint(),
        until,
        worker,
        0);
  }

  Operation left(Instant until) {
    return with(state, done, total, faults, checkpoint, until, null, attempts);
  }

  Operation finished(OperationState as, @Nullable String error, Instant now) {
    require(as);
    return new Operation(
        id,
        kind,
        subjectId,
        storeCode,
        ownerId,
        as,
        done,
        total == null && as == OperationState.SUCCEEDED ? Long.valueOf(done) : total,
        faults,
        checkpoint,
        cancelRequested,
        error,
        resultPath,
        requestedAt,
        now,
        attempts,
        leaseUntil,
        null,
        version);
  }

  /**
   * @throws RuleViolation if it is over
   */
  Operation cancelled(Instant now) {
    if (state == OperationState.QUEUED) {
      return finished(OperationState.CANCELLED, null, now);
    }
    require(OperationState.CANCELLED);
    return new Operation(
        id,
        kind,
        subjectId,
        storeCode,
        ownerId,
        state,
        done,
        total,
        faults,
        checkpoint,
        true,
        errorCode,
        resultPath,
        requestedAt,
        finishedAt,
        attempts,
        leaseUntil,
        worker,
        version);
  }

  private Operation with(
      OperationState next,
      long units,
      @Nullable Long of,
      long faulty,
      @Nullable String at,
      Instant until,
      @Nullable String by,
      int tries) {
    return new Operation(
        id,
        kind,
        subjectId,
        storeCode,
        ownerId,
        next,
        units,
        of,
        faulty,
        at,
        cancelRequested,
        errorCode,
        resultPath,
        requestedAt,
        finishedAt,
        tries,
        until,
        by,
        version);
  }

  private void require(OperationState next) {
    if (!state.successors().contains(next)) {
      throw RuleViolation.wrongState("operation.wrong-state", state, state.successors());
    }
  }
}
