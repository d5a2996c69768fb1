package io.forecourt.crm.loss;

import java.util.EnumSet;
import java.util.Set;

/** Where a loss stands between the wish to give up and the next try. */
enum LossState {
  REQUESTED,
  REFUSED,
  /** The lead was won, merged or forgotten before anybody decided. */
  MOOT,
  LOST,
  /** The customer said that it is so. */
  CONFIRMED,
  /** The customer still wants a car: there is a new lead. */
  DISPROVED,
  /** After the months of the policy there is a new lead. */
  REACTIVATED,
  /** After the months of the policy nobody may call the customer. */
  LEFT_ALONE;

  Set<LossState> successors() {
    return switch (this) {
      case REQUESTED -> EnumSet.of(REFUSED, MOOT, LOST);
      case LOST -> EnumSet.of(CONFIRMED, DISPROVED, REACTIVATED, LEFT_ALONE);
      case CONFIRMED -> EnumSet.of(REACTIVATED, LEFT_ALONE);
      case REFUSED, MOOT, DISPROVED, REACTIVATED, LEFT_ALONE -> EnumSet.noneOf(LossState.class);
    };
  }

  boolean canBecome(LossState next) {
    return successors().contains(next);
  }
}
