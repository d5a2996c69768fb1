package io.forecourt.sales.order.domain;

import static io.forecourt.sales.order.domain.OrderState.CONFIRMED;
import static io.forecourt.sales.order.domain.OrderState.DELIVERED;
import static io.forecourt.sales.order.domain.OrderState.DRAFT;
import static io.forecourt.sales.order.domain.OrderState.PENDING_APPROVAL;
import static io.forecourt.sales.order.domain.OrderState.QUOTED;

import java.util.Set;

/**
 * What somebody may do with a deal, and the states in which it can be done at all; the rest of the
 * rules are in {@link Order}.
 */
public enum OrderAction {
  ISSUE_QUOTE("quotes", "sales.quote.prepare", DRAFT, QUOTED),
  SIGN_CONTRACT("contract", "sales.order.sign", QUOTED),
  BOOK_DEPOSIT("payments", "sales.payment.book", QUOTED),
  BOOK_BALANCE("payments", "sales.payment.book", CONFIRMED),
  ISSUE_INVOICE("invoice", "sales.invoice.issue", CONFIRMED, DELIVERED),
  FIT_ACCESSORIES("accessory-fitting", "sales.order.fit-accessories", CONFIRMED),
  WAIVE_INSURANCE("insurance-waiver", "sales.order.waive-insurance", CONFIRMED),
  SCHEDULE_DELIVERY("delivery-slot", "sales.delivery.schedule", CONFIRMED),
  DELIVER("delivery", "sales.delivery.hand-over", CONFIRMED),
  REQUEST_CANCELLATION(
      "cancellation-request",
      "sales.order.request-cancellation",
      DRAFT,
      QUOTED,
      PENDING_APPROVAL,
      CONFIRMED),
  DECIDE_CANCELLATION(
      "cancellation-decision",
      "sales.order.decide-cancellation",
      DRAFT,
      QUOTED,
      PENDING_APPROVAL,
      CONFIRMED),
  CANCEL("cancellation", "sales.order.cancel", DRAFT, QUOTED, PENDING_APPROVAL, CONFIRMED);

  private final String path;
  private final String right;
  private final Set<OrderState> states;

  OrderAction(String path, String right, OrderState... states) {
    this.path = path;
    this.right = right;
    this.states = Set.of(states);
  }

  /** The name that callers know it by: the sub-resource of the order. */
  @Override
  public String toString() {
    return path;
  }

  /** The name under which the right to it is granted. */
  public String right() {
    return right;
  }

  boolean isPossibleIn(OrderState state) {
    return states.contains(state);
  }

  /**
   * Work on a deal rests while its cancellation is being decided; money that came in is booked all
   * the same.
   */
  boolean restsWhileCancellationIsPending() {
    return switch (this) {
      case ISSUE_QUOTE, SIGN_CONTRACT, ISSUE_INVOICE, FIT_ACCESSORIES, WAIVE_INSURANCE -> true;
      case SCHEDULE_DELIVERY, DELIVER, REQUEST_CANCELLATION -> true;
      case BOOK_DEPOSIT, BOOK_BALANCE, DECIDE_CANCELLATION, CANCEL -> false;
    };
  }
}
