package io.forecourt.crm.lead.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * Who owns a customer whom two consultants work on: while the owner's last contact is young one
 * answer holds, afterwards the other.
 */
public record CollisionRule(int protectionDays, Verdict whileProtected, Verdict afterwards) {

  /** What happens to a known customer who turns up again. */
  public enum Verdict {
    OWNER_KEEPS,
    MANAGER_DECIDES,
    /** The consultant who brought the customer now; without one the manager decides. */
    CLAIMANT_TAKES,
    /** Nobody owns the lead: it is assigned as a new one would be. */
    NO_OWNER
  }

  public CollisionRule {
    if (whileProtected == Verdict.NO_OWNER || afterwards == Verdict.NO_OWNER) {
      throw new IllegalArgumentException("a lead loses its owner by the pool's rules only");
    }
  }

  public Verdict judge(Lead lead, Instant now) {
    if (lead.consultantId() == null) {
      return Verdict.NO_OWNER;
    }
    Instant protectedUntil = lead.lastTouchedAt().plus(Duration.ofDays(protectionDays));
    return now.isBefore(protectedUntil) ? whileProtected : afterwards;
  }
}
