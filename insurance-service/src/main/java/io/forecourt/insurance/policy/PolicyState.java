package io.forecourt.insurance.policy;

import java.util.Arrays;
import java.util.List;

/** From the proposal to the end of the cover. */
public enum PolicyState {
  /** The insurer is asked. */
  SUBMITTED,
  /** The insurer was asked and has not answered; it is asked again. */
  IN_DOUBT,
  /** The insurer refused; another insurer or another cover needs a new quotation. */
  REJECTED,
  ISSUED,
  /** Entered and counted in the register of its day. */
  REGISTERED,
  /** The car has another owner, and may have one more before the term ends. */
  TRANSFERRED,
  EXPIRED,
  CANCELLED;

  public boolean canBecome(PolicyState next) {
    return switch (this) {
      case SUBMITTED -> next == IN_DOUBT || next == ISSUED || next == REJECTED;
      case IN_DOUBT -> next == ISSUED || next == REJECTED;
      case ISSUED ->
          next == REGISTERED || next == EXPIRED || next == CANCELLED || next == TRANSFERRED;
      case REGISTERED -> next == EXPIRED || next == CANCELLED || next == TRANSFERRED;
      case TRANSFERRED -> next == TRANSFERRED || next == EXPIRED || next == CANCELLED;
      case REJECTED, EXPIRED, CANCELLED -> false;
    };
  }

  /** Whether the insurer has accepted it and it has not ended. */
  public boolean isInForce() {
    return switch (this) {
      case ISSUED, REGISTERED, TRANSFERRED -> true;
      case SUBMITTED, IN_DOUBT, REJECTED, EXPIRED, CANCELLED -> false;
    };
  }

  /** Whether an insurer has yet to say yes or no. */
  public boolean isAwaited() {
    return switch (this) {
      case SUBMITTED, IN_DOUBT -> true;
      case ISSUED, REGISTERED, TRANSFERRED, REJECTED, EXPIRED, CANCELLED -> false;
    };
  }

  List<PolicyState> successors() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }
}
