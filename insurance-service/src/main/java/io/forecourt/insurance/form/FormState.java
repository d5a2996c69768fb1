package io.forecourt.insurance.form;

import java.util.Arrays;
import java.util.List;

/** Where a numbered form is. */
public enum FormState {
  IN_STOCK,
  USED,
  SPOILED,
  LOST;

  /** A lost form that is found again is spoiled: nobody knows who had it. */
  public boolean canBecome(FormState next) {
    return switch (this) {
      case IN_STOCK -> next == USED || next == SPOILED || next == LOST;
      case USED -> next == IN_STOCK || next == SPOILED || next == LOST;
      case LOST -> next == SPOILED;
      case SPOILED -> false;
    };
  }

  List<FormState> successors() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }
}
