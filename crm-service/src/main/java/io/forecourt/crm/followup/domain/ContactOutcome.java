package io.forecourt.crm.followup.domain;

/** What came of a contact. */
public enum ContactOutcome {
  /** Somebody spoke to the customer; nothing is known of the customer's mind. */
  REACHED,
  REACHED_SATISFIED,
  REACHED_UNSATISFIED,
  NOT_REACHED,
  /** The number belongs to somebody else: more tries are no use. */
  WRONG_NUMBER;

  public boolean reached() {
    return switch (this) {
      case REACHED, REACHED_SATISFIED, REACHED_UNSATISFIED -> true;
      case NOT_REACHED, WRONG_NUMBER -> false;
    };
  }
}
