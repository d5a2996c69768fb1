package io.forecourt.insurance.report;

import java.util.Arrays;
import java.util.List;

/** A report waits for its materials, is handed in, and is taken note of. */
public enum ReportState {
  DUE,
  SUBMITTED,
  ACKNOWLEDGED;

  public boolean canBecome(ReportState next) {
    return switch (this) {
      case DUE -> next == SUBMITTED;
      case SUBMITTED -> next == ACKNOWLEDGED;
      case ACKNOWLEDGED -> false;
    };
  }

  List<ReportState> successors() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }
}
