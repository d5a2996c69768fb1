package io.forecourt.hr.duty;

import java.util.Arrays;
import java.util.List;

/** Where a duty item stands. */
enum DutyState {
  DUE,
  DONE_AUTO,
  DONE_MANUAL,
  OVERDUE,
  WAIVED;

  boolean canBecome(DutyState next) {
    return switch (this) {
      case DUE -> next != DUE;
      case OVERDUE -> next == DONE_AUTO || next == DONE_MANUAL || next == WAIVED;
      case DONE_AUTO, DONE_MANUAL, WAIVED -> false;
    };
  }

  List<DutyState> next() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }

  boolean isOpen() {
    return !next().isEmpty();
  }
}
