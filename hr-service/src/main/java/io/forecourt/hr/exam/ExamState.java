package io.forecourt.hr.exam;

import java.util.Arrays;
import java.util.List;

/** Where an exam stands; a failed one may be taken again. */
enum ExamState {
  SET,
  PASSED,
  FAILED,
  WITHDRAWN;

  boolean canBecome(ExamState next) {
    return switch (this) {
      case SET -> next != SET;
      case FAILED -> next == SET;
      case PASSED, WITHDRAWN -> false;
    };
  }

  List<ExamState> next() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }
}
