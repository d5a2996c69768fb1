package io.forecourt.crm.complaint.persistence;

import io.forecourt.crm.complaint.domain.DepartmentTask;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A department's task as stored. */
@Table("complaint_task")
record TaskRow(
    String taskId,
    String department,
    @Nullable String ownerId,
    @Nullable String textSealed,
    Instant assignedAt,
    Instant dueAt,
    boolean overdue,
    @Nullable Instant doneAt,
    @Nullable String doneBy,
    @Nullable String resultSealed) {

  static TaskRow of(DepartmentTask task) {
    return new TaskRow(
        task.id(),
        task.department(),
        task.ownerId(),
        task.sealedText(),
        task.assignedAt(),
        task.dueAt(),
        task.overdue(),
        task.doneAt(),
        task.doneBy(),
        task.sealedResult());
  }

  DepartmentTask toDomain() {
    return new DepartmentTask(
        taskId,
        department,
        ownerId,
        textSealed,
        assignedAt,
        dueAt,
        overdue,
        doneAt,
        doneBy,
        resultSealed);
  }
}
