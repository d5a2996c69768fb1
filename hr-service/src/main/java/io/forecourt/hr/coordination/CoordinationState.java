package io.forecourt.hr.coordination;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where a request to another department stands. */
enum CoordinationState {
  REQUESTED,
  ANSWERED,
  CLOSED;

  /** An answer that does not settle it leads back. */
  Set<CoordinationState> successors() {
    return switch (this) {
      case REQUESTED -> EnumSet.of(ANSWERED);
      case ANSWERED -> EnumSet.of(REQUESTED, CLOSED);
      case CLOSED -> EnumSet.noneOf(CoordinationState.class);
    };
  }

  boolean canBecome(CoordinationState next) {
    return successors().contains(next);
  }

  List<CoordinationState> next() {
    return List.copyOf(successors());
  }
}
