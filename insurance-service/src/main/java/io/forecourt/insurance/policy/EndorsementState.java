package io.forecourt.insurance.policy;

import java.util.Arrays;
import java.util.List;

/** Where a change of a policy stands. */
enum EndorsementState {
  /** Somebody with authority is asked about the refund. */
  AWAITED,
  /** The insurer is asked. */
  SUBMITTED,
  DONE,
  /** Not granted. */
  REFUSED,
  /** The insurer does not do it. */
  REJECTED;

  boolean canBecome(EndorsementState next) {
    return switch (this) {
      case AWAITED -> next == SUBMITTED || next == DONE || next == REFUSED;
      case SUBMITTED -> next == DONE || next == REJECTED;
      case DONE, REFUSED, REJECTED -> false;
    };
  }

  List<EndorsementState> successors() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }
}
