package io.forecourt.crm.complaint.domain;

import io.forecourt.platform.value.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What another department has to do for the solution, by when. */
public record DepartmentTask(
    String id,
    String department,
    @Nullable String ownerId,
    @Nullable String sealedText,
    Instant assignedAt,
    Instant dueAt,
    boolean overdue,
    @Nullable Instant doneAt,
    @Nullable String doneBy,
    @Nullable String sealedResult) {

  static DepartmentTask assign(
      String department,
      @Nullable String ownerId,
      @Nullable String sealedText,
      Instant now,
      Instant dueAt) {
    return new DepartmentTask(
        Ids.next(), department, ownerId, sealedText, now, dueAt, false, null, null, null);
  }

  public boolean isDone() {
    return doneAt != null;
  }

  DepartmentTask done(String by, @Nullable String result, Instant at) {
    return new DepartmentTask(
        id, department, ownerId, sealedText, assignedAt, dueAt, overdue, at, by, result);
  }

  DepartmentTask lapsed() {
    return new DepartmentTask(
        id, department, ownerId, sealedText, assignedAt, dueAt, true, doneAt, doneBy, sealedResult);
  }

  DepartmentTask ownedBy(@Nullable String person) {
    return new DepartmentTask(
        id,
        department,
        person,
        sealedText,
        assignedAt,
        dueAt,
        overdue,
        doneAt,
        doneBy,
        sealedResult);
  }
}
