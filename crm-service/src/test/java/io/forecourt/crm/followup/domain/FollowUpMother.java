package io.forecourt.crm.followup.domain;

import io.forecourt.crm.evidence.domain.Evidence;
import java.time.Instant;
import java.util.List;

/**
 * Calls after the delivery of order o-1 to customer c-1, due at the end of 24 November in Shanghai.
 */
public final class FollowUpMother {
  public static final Instant DELIVERED = Instant.parse("2026-11-21T08:00:00Z");
  public static final Instant DUE = Instant.parse("2026-11-24T16:00:00Z");
  public static final String AGENT = "p-agent";
  public static final PlanBasis BASIS = new PlanBasis("follow-up@2026-01-01", null, 3);

  private FollowUpMother() {}

  public static FollowUp call() {
    return FollowUp.schedule(
        new FollowUp.Plan(
            FollowUpKind.THREE_DAY_CALL, "c-1", "EAST", DUE, "l-1", "o-1", null, DELIVERED, BASIS),
        AGENT,
        DELIVERED);
  }

  public static FollowUp reception() {
    return FollowUp.schedule(
        new FollowUp.Plan(
            FollowUpKind.RECEPTION, "c-1", "EAST", DUE, "l-1", null, "v-1", null, BASIS),
        null,
        DELIVERED);
  }

  public static FollowUp in(FollowUpState state, ContactAttempt... attempts) {
    FollowUp call = call();
    FollowUp.Snapshot s = call.snapshot();
    return FollowUp.restore(
        new FollowUp.Snapshot(
            s.id(),
            s.plan(),
            state,
            AGENT,
            s.scheduledAt(),
            null,
            null,
            false,
            null,
            null,
            List.of(attempts),
            0L));
  }

  public static ContactAttempt attempt(ContactOutcome outcome, Instant at) {
    return attempt(outcome, ProofState.NAMED, "call-2026-17", at);
  }

  public static ContactAttempt attempt(
      ContactOutcome outcome, ProofState proof, String record, Instant at) {
    return new ContactAttempt(outcome, call(record), proof, AGENT, at, null);
  }

  public static Evidence call(String record) {
    return new Evidence(Evidence.Kind.CALL, record);
  }
}
