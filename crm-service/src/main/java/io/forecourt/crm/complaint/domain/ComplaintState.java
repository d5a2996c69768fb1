package io.forecourt.crm.complaint.domain;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a complaint stands; the level is beside it. LINKED is the second entry of a grievance that
 * is already worked on; DROPPED is one whose customer is not on file any more.
 */
public enum ComplaintState {
  OPEN,
  IN_HAND,
  ESCALATED,
  RESOLVED,
  REOPENED,
  CLOSED,
  LINKED,
  DROPPED;

  public Set<ComplaintState> successors() {
    return switch (this) {
      case OPEN -> EnumSet.of(IN_HAND, ESCALATED, LINKED, DROPPED);
      case IN_HAND, ESCALATED, REOPENED -> EnumSet.of(ESCALATED, RESOLVED, LINKED, DROPPED);
      case RESOLVED -> EnumSet.of(CLOSED, REOPENED, DROPPED);
      case CLOSED, LINKED, DROPPED -> EnumSet.noneOf(ComplaintState.class);
    };
  }

  public boolean canBecome(ComplaintState next) {
    return successors().contains(next);
  }

  /** Whether somebody still has to do something for the customer. */
  public boolean isOpen() {
    return !successors().isEmpty();
  }

  /** Whether a first answer to the customer can be noted; it may come after an early escalation. */
  public boolean takesAnswer() {
    return this == OPEN || this == ESCALATED;
  }
}
