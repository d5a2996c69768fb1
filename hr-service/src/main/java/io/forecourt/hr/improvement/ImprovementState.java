package io.forecourt.hr.improvement;

import java.util.List;

/** Whether it is still to be carried out. */
enum ImprovementState {
  OPEN,
  CLOSED;

  boolean canBecome(ImprovementState next) {
    return this == OPEN && next == CLOSED;
  }

  List<ImprovementState> next() {
    return this == OPEN ? List.of(CLOSED) : List.of();
  }
}
