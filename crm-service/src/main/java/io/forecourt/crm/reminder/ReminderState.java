package io.forecourt.crm.reminder;

import java.util.EnumSet;
import java.util.Set;

/** Where a reminder stands. */
enum ReminderState {
  PLANNED,
  SENT,
  /** It could not be written, so a person does it. */
  TASK,
  DONE,
  /** What it rested on is not so any more. */
  DROPPED;

  Set<ReminderState> successors() {
    return switch (this) {
      case PLANNED -> EnumSet.of(SENT, TASK, DROPPED);
      case SENT -> EnumSet.of(TASK);
      case TASK -> EnumSet.of(DONE, DROPPED);
      case DROPPED -> EnumSet.of(PLANNED);
      case DONE -> EnumSet.noneOf(ReminderState.class);
    };
  }

  boolean canBecome(ReminderState next) {
    return successors().contains(next);
  }
}
