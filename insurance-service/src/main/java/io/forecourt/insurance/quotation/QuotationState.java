package io.forecourt.insurance.quotation;

import java.util.Arrays;
import java.util.List;

/** A quotation is quoted at once when nothing has to be decided above the desk. */
public enum QuotationState {
  DRAFT,
  QUOTED,
  ESCALATED,
  ACCEPTED,
  REJECTED,
  EXPIRED;

  public boolean canBecome(QuotationState next) {
    return switch (this) {
      case DRAFT -> next == QUOTED || next == ESCALATED || next == REJECTED;
      case ESCALATED -> next == QUOTED || next == REJECTED || next == EXPIRED;
      case QUOTED -> next == ACCEPTED || next == REJECTED || next == EXPIRED;
      case ACCEPTED, REJECTED, EXPIRED -> false;
    };
  }

  List<QuotationState> allowed() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }
}
