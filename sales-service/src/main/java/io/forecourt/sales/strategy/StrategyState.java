package io.forecourt.sales.strategy;

import java.util.EnumSet;
import java.util.Set;

/** Where the newest version of a strategy stands. */
enum StrategyState {
  DRAFT,
  SUBMITTED,
  APPROVED;

  Set<StrategyState> successors() {
    return switch (this) {
      case DRAFT -> EnumSet.of(SUBMITTED);
      case SUBMITTED -> EnumSet.of(APPROVED, DRAFT);
      case APPROVED -> EnumSet.of(DRAFT);
    };
  }

  boolean canBecome(StrategyState next) {
    return successors().contains(next);
  }
}
