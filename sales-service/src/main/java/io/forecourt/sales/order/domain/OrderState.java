package io.forecourt.sales.order.domain;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a deal stands. READY is not a state: it is read from the {@link Gate gates}, which close in
 * any order. Asking for a cancellation is not a state either: a refused request leaves the order as
 * it was.
 */
public enum OrderState {
  DRAFT,
  QUOTED,
  PENDING_APPROVAL,
  CONFIRMED,
  DELIVERED,
  CANCELLED;

  public Set<OrderState> next() {
    return switch (this) {
      case DRAFT -> EnumSet.of(QUOTED, CANCELLED);
      case QUOTED -> EnumSet.of(PENDING_APPROVAL, CONFIRMED, CANCELLED);
      case PENDING_APPROVAL -> EnumSet.of(QUOTED, CONFIRMED, CANCELLED);
      case CONFIRMED -> EnumSet.of(DELIVERED, CANCELLED);
      case DELIVERED, CANCELLED -> EnumSet.noneOf(OrderState.class);
    };
  }

  public boolean canBecome(OrderState other) {
    return next().contains(other);
  }

  public boolean isOpen() {
    return !next().isEmpty();
  }
}
