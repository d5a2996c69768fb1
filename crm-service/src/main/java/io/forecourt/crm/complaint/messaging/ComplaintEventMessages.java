package io.forecourt.crm.complaint.messaging;

import io.forecourt.crm.complaint.domain.Complaint;
import io.forecourt.crm.complaint.domain.ComplaintChannel;
import io.forecourt.crm.complaint.domain.ComplaintEvent;
import io.forecourt.crm.complaint.domain.ComplaintEvent.ComplaintClosed;
import io.forecourt.crm.complaint.domain.ComplaintEvent.ComplaintEscalated;
import io.forecourt.crm.complaint.domain.ComplaintEvent.ComplaintLinked;
import io.forecourt.crm.complaint.domain.ComplaintEvent.ComplaintOpened;
import io.forecourt.crm.complaint.domain.ComplaintEvent.ComplaintReopened;
import io.forecourt.crm.complaint.domain.ComplaintEvent.TaskAssigned;
import io.forecourt.crm.complaint.domain.ComplaintEvent.TaskClosed;
import io.forecourt.crm.complaint.domain.EscalationReason;
import io.forecourt.crm.complaint.domain.Grievance;
import io.forecourt.crm.complaint.domain.Solution;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells others what happened to a complaint, in the transaction in which it happened. */
@Component
class ComplaintEventMessages {

  record OpenedV1(
      String complaintId,
      String customerId,
      String kind,
      int level,
      @Nullable String orderId,
      @Nullable String ownerId,
      @Nullable String coordinatorId,
      ComplaintChannel channel,
      String openedBy,
      Instant receivedAt,
      boolean media,
      boolean safety,
      boolean keyAccount,
      Instant limitAt) {}

  record EscalatedV1(
      String complaintId,
      String customerId,
      String kind,
      int level,
      @Nullable String ownerId,
      @Nullable String previousOwnerId,
      @Nullable String coordinatorId,
      EscalationReason reasonCode,
      boolean media,
      boolean safety,
      boolean keyAccount,
      Instant limitAt) {}

  record ReopenedV1(
      String complaintId,
      String customerId,
      String kind,
      int level,
      @Nullable String ownerId,
      @Nullable String coordinatorId,
      Instant limitAt) {}

  record ClosedV1(
      String complaintId,
      String customerId,
      String kind,
      int level,
      @Nullable String ownerId,
      @Nullable String coordinatorId,
      String closedBy,
      String causeCode,
      boolean satisfied,
      @Nullable Money cost,
      @Nullable String orderId,
      boolean withinLimit,
      boolean withinLevelLimit,
      boolean keyAccount,
      List<String> departments,
      Instant openedAt,
      Instant resolvedAt) {}

  record LinkedV1(String complaintId, String intoComplaintId, String customerId) {}

  record TaskAssignedV1(
      String complaintId,
      String taskId,
      String department,
      @Nullable String ownerId,
      Instant dueAt) {}

  record TaskClosedV1(
      String complaintId,
      String taskId,
      String department,
      @Nullable String ownerId,
      String closedBy,
      boolean answeredInTime) {}

  private final Outbox outbox;

  ComplaintEventMessages(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(ComplaintEvent event) {
    outbox.append(message(event));
  }

  static OutgoingEvent message(ComplaintEvent event) {
    return switch (event) {
      case ComplaintOpened e -> message(e, "opened", opened(e.complaint()));
      case ComplaintEscalated e -> message(e, "escalated", escalated(e));
      case ComplaintReopened e -> message(e, "reopened", reopened(e.complaint()));
      case ComplaintClosed e -> message(e, "closed", closed(e));
      case ComplaintLinked e -> message(e, "linked", linked(e.complaint()));
      case TaskAssigned e -> message(e, "task-assigned", assigned(e));
      case TaskClosed e -> message(e, "task-closed", taskClosed(e));
    };
  }

  private static OutgoingEvent message(ComplaintEvent event, String name, Object data) {
    return new OutgoingEvent(
        "io.forecourt.crm.complaint-" + name + ".v1",
        event.complaint().id(),
        event.complaint().grievance().store(),
        event.at(),
        data);
  }

  private static OpenedV1 opened(Complaint.Snapshot c) {
    Grievance g = c.grievance();
    return new OpenedV1(
        c.id(),
        g.customerId(),
        c.kind(),
        c.level(),
        g.orderId(),
        c.ownerId(),
        c.coordinatorId(),
        g.channel(),
        g.openedBy(),
        g.receivedAt(),
        g.media(),
        g.safety(),
        g.keyAccount(),
        c.limits().of(c.level()));
  }

  private static EscalatedV1 escalated(ComplaintEscalated e) {
    Complaint.Snapshot c = e.complaint();
    Grievance g = c.grievance();
    return new EscalatedV1(
        c.id(),
        g.customerId(),
        c.kind(),
        c.level(),
        c.ownerId(),
        e.previousOwnerId(),
        c.coordinatorId(),
        e.reason(),
        g.media(),
        g.safety(),
        g.keyAccount(),
        c.limits().of(c.level()));
  }

  private static ReopenedV1 reopened(Complaint.Snapshot c) {
    return new ReopenedV1(
        c.id(),
        c.grievance().customerId(),
        c.kind(),
        c.level(),
        c.ownerId(),
        c.coordinatorId(),
        c.limits().of(c.level()));
  }

  private static ClosedV1 closed(ComplaintClosed e) {
    Complaint.Snapshot c = e.complaint();
    Solution solution = c.solution();
    return new ClosedV1(
        c.id(),
        c.grievance().customerId(),
        c.kind(),
        c.level(),
        c.ownerId(),
        c.coordinatorId(),
        e.closedBy(),
        Objects.requireNonNull(c.causeCode()),
        true,
        solution == null ? null : solution.cost(),
        c.grievance().orderId(),
        c.withinLimit(),
        c.solvedWithinLevel(),
        c.grievance().keyAccount(),
        c.departments(),
        c.openedAt(),
        Objects.requireNonNull(c.resolvedAt()));
  }

  private static LinkedV1 linked(Complaint.Snapshot c) {
    return new LinkedV1(c.id(), Objects.requireNonNull(c.linkedTo()), c.grievance().customerId());
  }

  private static TaskAssignedV1 assigned(TaskAssigned e) {
    return new TaskAssignedV1(
        e.complaint().id(),
        e.task().id(),
        e.task().department(),
        e.task().ownerId(),
        e.task().dueAt());
  }

  private static TaskClosedV1 taskClosed(TaskClosed e) {
    return new TaskClosedV1(
        e.complaint().id(),
        e.task().id(),
        e.task().department(),
        e.task().ownerId(),
        Objects.requireNonNull(e.task().doneBy()),
        Objects.requireNonNull(e.task().doneAt()).isBefore(e.task().dueAt()));
  }
}
