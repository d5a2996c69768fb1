package io.forecourt.crm.followup.domain;

/** What came of a contact. */
public enum ContactOutcome {
  REACHED_SATISFIED,
  REACHED_UNSATISFIED,
  NOT_REACHED;

  public boolean reached() {
    return switch (this) {
      case REACHED_SATISFIED, REACHED_UNSATISFIED -> true;
      case NOT_REACHED -> false;
    };
  }
}
