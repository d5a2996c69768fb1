package io.forecourt.crm.satisfaction;

import java.util.EnumSet;
import java.util.Set;

/** A plan is written, asked for, and carried out once somebody with authority has approved it. */
enum PlanState {
  DRAFT,
  SUBMITTED,
  APPROVED;

  Set<PlanState> successors() {
    return switch (this) {
      case DRAFT -> EnumSet.of(SUBMITTED);
      case SUBMITTED -> EnumSet.of(APPROVED, DRAFT);
      case APPROVED -> EnumSet.noneOf(PlanState.class);
    };
  }

  boolean canBecome(PlanState next) {
    return successors().contains(next);
  }
}
