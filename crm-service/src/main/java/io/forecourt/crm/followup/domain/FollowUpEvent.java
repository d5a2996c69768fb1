package io.forecourt.crm.followup.domain;

import io.forecourt.crm.evidence.domain.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a follow-up. */
public sealed interface FollowUpEvent {

  FollowUp.Plan plan();

  String followUpId();

  Instant at();

  record FollowUpScheduled(
      String followUpId, FollowUp.Plan plan, @Nullable String ownerId, Instant at)
      implements FollowUpEvent {}

  /**
   * @param onTime whether the contact took place before the time limit, in business time
   */
  record FollowUpCompleted(
      String followUpId,
      FollowUp.Plan plan,
      @Nullable String ownerId,
      String completedBy,
      ContactOutcome outcome,
      Evidence evidence,
      boolean onTime,
      Instant at)
      implements FollowUpEvent {}

  record FollowUpOverdue(
      String followUpId, FollowUp.Plan plan, @Nullable String ownerId, Instant at)
      implements FollowUpEvent {}

  record FollowUpCancelled(
      String followUpId,
      FollowUp.Plan plan,
      @Nullable String ownerId,
      CancelReason reason,
      Instant at)
      implements FollowUpEvent {}
}
