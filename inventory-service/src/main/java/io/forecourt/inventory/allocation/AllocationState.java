package io.forecourt.inventory.allocation;

/** How an order stands towards stock. */
enum AllocationState {
  WAITING,
  ALLOCATED,
  DELIVERED,
  CANCELLED;

  boolean canBecome(AllocationState next) {
    return switch (this) {
      case WAITING -> next == ALLOCATED || next == CANCELLED;
      case ALLOCATED -> next == WAITING || next == DELIVERED || next == CANCELLED;
      case DELIVERED, CANCELLED -> false;
    };
  }
}
