package io.forecourt.crm.satisfaction;

import java.util.EnumSet;
import java.util.Set;

/** An action is done, and closed once somebody else has seen that it works. */
enum ActionState {
  OPEN,
  DONE,
  CLOSED;

  Set<ActionState> successors() {
    return switch (this) {
      case OPEN -> EnumSet.of(DONE);
      case DONE -> EnumSet.of(OPEN, CLOSED);
      case CLOSED -> EnumSet.noneOf(ActionState.class);
    };
  }

  boolean canBecome(ActionState next) {
    return successors().contains(next);
  }
}
