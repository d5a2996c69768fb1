package io.forecourt.hr.training;

import java.util.Arrays;
import java.util.List;

/** Where a training stands; it is held once somebody is recorded as present. */
enum TrainingState {
  SCHEDULED,
  HELD,
  CANCELLED;

  boolean canBecome(TrainingState next) {
    return switch (this) {
      case SCHEDULED -> next != SCHEDULED;
      case HELD, CANCELLED -> false;
    };
  }

  /** Late entries of who was there are taken. */
  boolean takesAttendance() {
    return this == SCHEDULED || this == HELD;
  }

  List<TrainingState> next() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }
}
