package io.forecourt.sales.outlet;

import java.util.EnumSet;
import java.util.Set;

/** How far it has come with a partner. */
enum OutletState {
  PROSPECT,
  EVALUATED,
  SIGNED,
  ENDED;

  /** A partner is looked at again and again, and a contract is renewed while it is in force. */
  Set<OutletState> next() {
    return switch (this) {
      case PROSPECT -> EnumSet.of(EVALUATED);
      case EVALUATED -> EnumSet.of(EVALUATED, SIGNED);
      case SIGNED -> EnumSet.of(SIGNED, ENDED);
      case ENDED -> EnumSet.noneOf(OutletState.class);
    };
  }

  boolean canBecome(OutletState other) {
    return next().contains(other);
  }
}
