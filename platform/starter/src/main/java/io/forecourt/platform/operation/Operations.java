package io.forecourt.platform.operation;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;

/** Starts long work and knows how it goes. */
public class Operations {
  static final String READ = "operation.read";
  static final String CANCEL = "operation.cancel";

  /**
   * How a long work goes.
   *
   * @param faults units that could not be done
   * @param result where the result is, once it succeeded
   */
  public record OperationResponse(
      String id,
      long version,
      String kind,
      String subjectId,
      String store,
      String requestedBy,
      OperationState state,
      long done,
      @Nullable Long total,
      long faults,
      @Nullable String errorCode,
      @Nullable String result,
      Instant requestedAt,
      @Nullable Instant finishedAt,
      List<String> allowedActions) {}

  private final JdbcAggregateOperations rows;
  private final ObjectProvider<LongWork> works;
  private final Access access;
  private final BusinessClock clock;
  private final Clock system;
  private final String path;

  Operations(
      JdbcAggregateOperations rows,
      ObjectProvider<LongWork> works,
      Access access,
      BusinessClock clock,
      Clock system,
      String path) {
    this.rows = rows;
    this.works = works;
    this.access = access;
    this.clock = clock;
    this.system = system;
    this.path = path;
  }

  /**
   * Stores the work in the running transaction; a worker takes it after the commit.
   *
   * @param kind of a {@link LongWork}
   * @param resultPath where the result will be
   */
  @Transactional
  public Operation request(
      String kind, String subjectId, String store, @Nullable String resultPath) {
    return rows.insert(
        Operation.request(
            kind,
            subjectId,
            store,
            access.caller().personId(),
            resultPath,
            clock.instant(),
            system.instant()));
  }

  /** 202, with the place where its progress is told. */
  public ResponseEntity<OperationResponse> accepted(Operation operation) {
    return ResponseEntity.accepted().location(location(operation.id())).body(response(operation));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  public Operation get(String id) {
    return require(READ, id);
  }

  /** Asks the worker to stop; what its chunks have done stays. */
  @Transactional
  public Operation cancel(String id) {
    Operation cancelled = rows.save(require(CANCEL, id).cancelled(clock.instant()));
    if (cancelled.state().isOver()) {
      works.stream()
          .filter(work -> work.kind().equals(cancelled.kind()))
          .forEach(work -> work.stopped(cancelled));
    }
    return cancelled;
  }

  URI location(String id) {
    return URI.create(path + "/" + id);
  }

  OperationResponse response(Operation operation) {
    boolean stoppable =
        !operation.state().isOver()
            && !operation.cancelRequested()
            && access.may(CANCEL)
            && access.mayOn(CANCEL, operation.storeCode(), operation.ownerId());
    return new OperationResponse(
        operation.id(),
        Objects.requireNonNull(operation.version()),
        operation.kind(),
        operation.subjectId(),
        operation.storeCode(),
        operation.ownerId(),
        operation.state(),
        operation.done(),
        operation.total(),
        operation.faults(),
        operation.errorCode(),
        operation.state() == OperationState.SUCCEEDED ? operation.resultPath() : null,
        operation.requestedAt(),
        operation.finishedAt(),
        stoppable ? List.of("cancellation") : List.of());
  }

  private Operation require(String action, String id) {
    Operation operation = rows.findById(id, Operation.class);
    if (operation == null) {
      throw new NotFound("operation", id);
    }
    access.requireInScope(action, "operation", id, operation.storeCode(), operation.ownerId());
    return operation;
  }
}
