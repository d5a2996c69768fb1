package io.forecourt.crm.lead.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a customer with the consultant who already works on the lead, while the contact is young.
 */
public record OwnerProtection(int days) {

  /** What happens to a known customer who turns up again. */
  public enum Verdict {
    OWNER_KEEPS,
    MANAGER_DECIDES,
    /** Nobody owns the lead: it is assigned as a new one would be. */
    NO_OWNER
  }

  public Verdict judge(Lead lead, Instant now) {
    if (lead.consultantId() == null) {
      return Verdict.NO_OWNER;
    }
    Instant protectedUntil = lead.lastTouchedAt().plus(Duration.ofDays(days));
    return now.isBefore(protectedUntil) ? Verdict.OWNER_KEEPS : Verdict.MANAGER_DECIDES;
  }
}
