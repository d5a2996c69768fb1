package io.forecourt.crm.followup.domain;

import java.util.EnumSet;
import java.util.Set;

/** Where a follow-up stands; an overdue one can still be done. */
public enum FollowUpState {
  OPEN,
  OVERDUE,
  DONE,
  CANCELLED;

  public Set<FollowUpState> successors() {
    return switch (this) {
      case OPEN -> EnumSet.of(OVERDUE, DONE, CANCELLED);
      case OVERDUE -> EnumSet.of(DONE, CANCELLED);
      case DONE, CANCELLED -> EnumSet.noneOf(FollowUpState.class);
    };
  }

  public boolean canBecome(FollowUpState next) {
    return successors().contains(next);
  }

  /** Whether the contact is still owed. */
  public boolean isPending() {
    return switch (this) {
      case OPEN, OVERDUE -> true;
      case DONE, CANCELLED -> false;
    };
  }
}
