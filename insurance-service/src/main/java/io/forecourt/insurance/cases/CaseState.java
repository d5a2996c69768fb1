package io.forecourt.insurance.cases;

/** How far an order's insurance is. */
public enum CaseState {
  OPEN,
  INSURED,
  CLOSED;

  public boolean canBecome(CaseState next) {
    return switch (this) {
      case OPEN -> next == INSURED || next == CLOSED;
      case INSURED -> next == OPEN || next == CLOSED;
      case CLOSED -> false;
    };
  }
}
