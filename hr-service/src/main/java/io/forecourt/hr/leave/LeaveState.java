package io.forecourt.hr.leave;

import java.util.Arrays;
import java.util.List;

/** Where a request for leave stands. */
enum LeaveState {
  REQUESTED,
  APPROVED,
  REJECTED,
  WITHDRAWN;

  boolean canBecome(LeaveState next) {
    return switch (this) {
      case REQUESTED -> next != REQUESTED;
      case APPROVED, REJECTED, WITHDRAWN -> false;
    };
  }

  List<LeaveState> next() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }
}
