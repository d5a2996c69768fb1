package io.forecourt.hr.coordination;

import io.forecourt.platform.event.OutgoingEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is told of requests between departments. */
final class CoordinationEvents {

  static final String REQUESTED = "io.forecourt.hr.coordination-requested.v1";
  static final String OVERDUE = "io.forecourt.hr.coordination-overdue.v1";
  static final String CLOSED = "io.forecourt.hr.coordination-closed.v1";

  record CoordinationRequested(
      String requestId,
      String fromDepartment,
      String toDepartment,
      String topic,
      String requestedBy,
      @Nullable String ownerId,
      Instant dueAt) {}

  record CoordinationOverdue(
      String requestId,
      String fromDepartment,
      String toDepartment,
      String topic,
      String requestedBy,
      @Nullable String ownerId,
      Instant dueAt) {}

  record CoordinationClosed(
      String requestId,
      boolean answeredInTime,
      String fromDepartment,
      String toDepartment,
      String topic,
      String requestedBy,
      @Nullable String answeredBy,
      @Nullable String closedBy) {}

  private CoordinationEvents() {}

  static OutgoingEvent requested(Coordination it) {
    return event(
        it,
        REQUESTED,
        it.requestedAt(),
        new CoordinationRequested(
            it.id(),
            it.fromDepartment(),
            it.toDepartment(),
            it.topic(),
            it.requestedBy(),
            it.ownerId(),
            it.dueAt()));
  }

  static OutgoingEvent overdue(Coordination it) {
    return event(
        it,
        OVERDUE,
        it.dueAt(),
        new CoordinationOverdue(
            it.id(),
            it.fromDepartment(),
            it.toDepartment(),
            it.topic(),
            it.requestedBy(),
            it.ownerId(),
            it.dueAt()));
  }

  static OutgoingEvent closed(Coordination it, Instant at) {
    return event(
        it,
        CLOSED,
        at,
        new CoordinationClosed(
            it.id(),
            it.isInTime(),
            it.fromDepartment(),
            it.toDepartment(),
            it.topic(),
            it.requestedBy(),
            it.answeredBy(),
            it.closedBy()));
  }

  private static OutgoingEvent event(Coordination it, String type, Instant at, Object data) {
    return new OutgoingEvent(type, it.id(), it.storeCode(), at, data);
  }
}
