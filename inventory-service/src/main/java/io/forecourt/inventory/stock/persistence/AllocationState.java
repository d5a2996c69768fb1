package io.forecourt.inventory.stock.persistence;

/** How an order stands towards stock. */
public enum AllocationState {
  WAITING,
  ALLOCATED,
  DELIVERED,
  CANCELLED;

  public boolean canBecome(AllocationState next) {
    return switch (this) {
      case WAITING -> next == ALLOCATED || next == DELIVERED || next == CANCELLED;
      case ALLOCATED -> next == WAITING || next == DELIVERED || next == CANCELLED;
      case DELIVERED, CANCELLED -> false;
    };
  }
}
