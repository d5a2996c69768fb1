package io.forecourt.crm.lead.domain;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two consultants brought one customer: who owned the lead, who claimed it, and what came of it.
 */
public record Collision(
    String id,
    String leadId,
    String store,
    String ownerId,
    String claimantId,
    Instant claimedAt,
    State state,
    @Nullable String givenToId,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {

  /** How it stands. */
  public enum State {
    /** A manager decides. */
    OPEN,
    /** The owner keeps the customer, by rule. */
    KEPT,
    /** The claimant took the customer, by rule. */
    TAKEN,
    DECIDED
  }

  public static Collision waiting(Lead lead, String claimant, Instant at) {
    return of(lead, claimant, at, State.OPEN, null);
  }

  public static Collision kept(Lead lead, String claimant, Instant at) {
    return of(lead, claimant, at, State.KEPT, lead.consultantId());
  }

  public static Collision taken(Lead lead, String claimant, Instant at) {
    return of(lead, claimant, at, State.TAKEN, claimant);
  }

  private static Collision of(
      Lead lead, String claimant, Instant at, State state, @Nullable String givenTo) {
    return new Collision(
        Ids.next(),
        lead.id(),
        lead.store(),
        Objects.requireNonNull(lead.consultantId()),
        claimant,
        at,
        state,
        givenTo,
        null,
        null);
  }

  /** Whether this person, who is neither of the two, may decide it now. */
  public boolean isDecidableBy(String person) {
    return state == State.OPEN && !person.equals(ownerId) && !person.equals(claimantId);
  }

  /**
   * @throws RuleViolation if it is decided, the person is one of the two, or a third is chosen
   */
  public void requireDecidable(String by, String consultantId) {
    if (state != State.OPEN) {
      throw RuleViolation.wrongState("lead-collision.wrong-state", state, List.of());
    }
    if (!isDecidableBy(by)) {
      throw new RuleViolation("lead-collision.own");
    }
    if (!consultantId.equals(ownerId) && !consultantId.equals(claimantId)) {
      throw new RuleViolation("lead-collision.neither", consultantId);
    }
  }
}
