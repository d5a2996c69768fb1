package io.forecourt.insurance.policy;

import java.util.Arrays;
import java.util.List;

/**
 * Where a change of a policy stands. One that nobody need grant, because who asks may or because a
 * rule grants it, begins as {@link #granted}.
 */
enum EndorsementState {
  /** Somebody with authority is asked about the refund. */
  AWAITED,
  /** The insurer is asked. */
  SUBMITTED,
  DONE,
  /** Not granted. */
  REFUSED,
  /** The insurer does not do it. */
  REJECTED,
  /** The policy had ended otherwise before this was settled. */
  OVERTAKEN;

  /**
   * @param insurerAsked whether the insurer has to confirm it
   */
  static EndorsementState granted(boolean insurerAsked) {
    return insurerAsked ? SUBMITTED : DONE;
  }

  boolean canBecome(EndorsementState next) {
    return switch (this) {
      case AWAITED -> next == SUBMITTED || next == DONE || next == REFUSED || next == OVERTAKEN;
      case SUBMITTED -> next == DONE || next == REJECTED || next == OVERTAKEN;
      case DONE, REFUSED, REJECTED, OVERTAKEN -> false;
    };
  }

  List<EndorsementState> successors() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }
}
