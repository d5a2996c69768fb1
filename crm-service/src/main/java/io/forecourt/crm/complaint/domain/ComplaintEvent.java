package io.forecourt.crm.complaint.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a complaint, with the complaint as it is afterwards. */
public sealed interface ComplaintEvent {

  Complaint.Snapshot complaint();

  Instant at();

  record ComplaintOpened(Complaint.Snapshot complaint, Instant at) implements ComplaintEvent {}

  record ComplaintEscalated(
      Complaint.Snapshot complaint,
      EscalationReason reason,
      @Nullable String previousOwnerId,
      Instant at)
      implements ComplaintEvent {}

  record ComplaintReopened(Complaint.Snapshot complaint, Instant at) implements ComplaintEvent {}

  /**
   * @param closedBy who asked the customer
   */
  record ComplaintClosed(Complaint.Snapshot complaint, String closedBy, Instant at)
      implements ComplaintEvent {}

  record ComplaintLinked(Complaint.Snapshot complaint, Instant at) implements ComplaintEvent {}

  record TaskAssigned(Complaint.Snapshot complaint, DepartmentTask task, Instant at)
      implements ComplaintEvent {}

  record TaskClosed(Complaint.Snapshot complaint, DepartmentTask task, Instant at)
      implements ComplaintEvent {}
}
