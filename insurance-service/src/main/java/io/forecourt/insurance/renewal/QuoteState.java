package io.forecourt.insurance.renewal;

import java.util.Arrays;
import java.util.List;

/** Where a quote stands on its way to the customer's answer. */
public enum QuoteState {
  /** Asked of crm. */
  ASKED,
  SENT,
  DELIVERED,
  UNDELIVERED,
  /** Nobody said in time whether it arrived. */
  UNKNOWN,
  /** Crm does not send it. */
  REFUSED,
  CALLED,
  REPLACED;

  public boolean canBecome(QuoteState next) {
    return switch (this) {
      case ASKED -> next == SENT || next == REFUSED || next == CALLED || next == REPLACED;
      case SENT ->
          next == DELIVERED
              || next == UNDELIVERED
              || next == UNKNOWN
              || next == CALLED
              || next == REPLACED;
      case UNKNOWN ->
          next == DELIVERED || next == UNDELIVERED || next == CALLED || next == REPLACED;
      case DELIVERED, UNDELIVERED, REFUSED -> next == CALLED || next == REPLACED;
      case CALLED, REPLACED -> false;
    };
  }

  List<QuoteState> successors() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }

  /** Whether the customer's view is still to be asked. */
  boolean isOpen() {
    return canBecome(CALLED);
  }
}
