package io.forecourt.crm.improvement;

import java.util.EnumSet;
import java.util.Set;

/** A cause waits for its measure, then for the check whether it worked. */
enum ImprovementState {
  OPEN,
  MEASURE_SET,
  CLOSED;

  Set<ImprovementState> successors() {
    return switch (this) {
      case OPEN -> EnumSet.of(MEASURE_SET);
      case MEASURE_SET -> EnumSet.of(MEASURE_SET, OPEN, CLOSED);
      case CLOSED -> EnumSet.noneOf(ImprovementState.class);
    };
  }

  boolean canBecome(ImprovementState next) {
    return successors().contains(next);
  }
}
