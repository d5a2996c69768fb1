package io.forecourt.crm.followup.web;

import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.followup.domain.ContactOutcome;
import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.followup.domain.FollowUpState;
import io.forecourt.crm.followup.domain.ProofState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact that is owed or was made.
 *
 * @param policy the version of the rules under which it was planned
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
    @Nullable String grade,
    @Schema(example = "follow-up@2020-01-01") String policy,
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
      ProofState proof,
      String by,
      Instant at,
      @Nullable String note) {}
}
