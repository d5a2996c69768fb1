package io.forecourt.sales.outlet;

import java.util.EnumSet;
import java.util.Set;

/** How far it has come with a partner. */
enum OutletState {
  PROSPECT,
  EVALUATED,
  SIGNED,
  ENDED,
  /** Nothing was agreed, and nobody goes on trying. */
  DROPPED;

  /** A partner is looked at again and again, and a contract is renewed while it is in force. */
  Set<OutletState> next() {
    return switch (this) {
      case PROSPECT -> EnumSet.of(EVALUATED, DROPPED);
      case EVALUATED -> EnumSet.of(EVALUATED, SIGNED, DROPPED);
      case SIGNED -> EnumSet.of(SIGNED, ENDED);
      case ENDED, DROPPED -> EnumSet.noneOf(OutletState.class);
    };
  }

  boolean isOpen() {
    return !next().isEmpty();
  }

  boolean canBecome(OutletState other) {
    return next().contains(other);
  }
}
