package io.forecourt.sales.budget;

import io.forecourt.platform.approval.ApprovalState;
import java.util.EnumSet;
import java.util.Set;

/** Where a budget stands; once decided it stays so. */
enum BudgetState {
  PROPOSED,
  APPROVED,
  REJECTED,
  WITHDRAWN;

  static BudgetState of(ApprovalState decision) {
    return switch (decision) {
      case PENDING -> PROPOSED;
      case APPROVED -> APPROVED;
      case REJECTED -> REJECTED;
      case WITHDRAWN -> WITHDRAWN;
    };
  }

  Set<BudgetState> successors() {
    return switch (this) {
      case PROPOSED -> EnumSet.of(APPROVED, REJECTED, WITHDRAWN);
      case APPROVED, REJECTED, WITHDRAWN -> EnumSet.noneOf(BudgetState.class);
    };
  }

  boolean canBecome(BudgetState next) {
    return successors().contains(next);
  }
}
