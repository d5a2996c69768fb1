package io.forecourt.crm.followup.web;

import io.forecourt.crm.followup.domain.ContactOutcome;
import io.forecourt.crm.followup.domain.Evidence;
import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.followup.domain.FollowUpState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact that is owed or was made.
 *
 * @param exhausted whether so many tries failed that the customer counts as not reachable
 * @param attempts the tries; left out of lists
 */
record FollowUpResponse(
    String id,
    long version,
    FollowUpKind kind,
    FollowUpState state,
    String store,
    @Nullable String ownerId,
    String customerId,
    @Nullable String leadId,
    @Nullable String orderId,
    @Nullable String visitId,
    Instant dueAt,
    @Nullable Instant deliveredAt,
    Instant scheduledAt,
    @Nullable Instant closedAt,
    @Nullable Boolean onTime,
    boolean exhausted,
    long failedAttempts,
    @Nullable List<Attempt> attempts,
    List<String> allowedActions) {

  /** One try to reach the customer. */
  record Attempt(
      ContactOutcome outcome,
      Evidence.Kind evidenceKind,
      String evidenceReference,
      String by,
      Instant at,
      @Nullable String note) {}
}
