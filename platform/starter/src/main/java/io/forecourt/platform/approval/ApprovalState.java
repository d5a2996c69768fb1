package io.forecourt.platform.approval;

import java.util.EnumSet;
import java.util.Set;

/** Where an approval stands; once settled it stays so. */
public enum ApprovalState {
  PENDING,
  APPROVED,
  REJECTED,
  WITHDRAWN;

  public Set<ApprovalState> successors() {
    return switch (this) {
      case PENDING -> EnumSet.of(APPROVED, REJECTED, WITHDRAWN);
      case APPROVED, REJECTED, WITHDRAWN -> EnumSet.noneOf(ApprovalState.class);
    };
  }

  public boolean canBecome(ApprovalState next) {
    return successors().contains(next);
  }
}
