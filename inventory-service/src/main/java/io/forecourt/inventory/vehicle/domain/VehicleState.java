package io.forecourt.inventory.vehicle.domain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where a vehicle stands between the order to the maker and the customer. */
public enum VehicleState {
  ORDERED,
  IN_TRANSIT,
  RECEIVED,
  AVAILABLE,
  /** Kept for a quote, for 30 minutes. */
  HELD,
  /** Allocated to an order. */
  RESERVED,
  /** Allocated, and the pre-delivery inspection is passed. */
  PREPARED,
  DELIVERED,
  DISPLAY,
  TEST,
  DAMAGED,
  QUARANTINE,
  IN_TRANSFER,
  TRANSFERRED_OUT,
  RETURNED;

  public boolean canBecome(VehicleState next) {
    return successors().contains(next);
  }

  public List<VehicleState> allowed() {
    return Arrays.stream(values()).filter(this::canBecome).toList();
  }

  /**
   * Whether the vehicle still counts as this store's stock: its VIN can then not be received again.
   */
  public boolean isOpen() {
    return this != DELIVERED && this != TRANSFERRED_OUT;
  }

  private Set<VehicleState> successors() {
    return switch (this) {
      case ORDERED -> EnumSet.of(IN_TRANSIT);
      case IN_TRANSIT -> EnumSet.of(RECEIVED, DAMAGED, QUARANTINE);
      case RECEIVED -> EnumSet.of(AVAILABLE, DISPLAY, TEST, DAMAGED, QUARANTINE);
      case AVAILABLE -> EnumSet.of(HELD, RESERVED, DISPLAY, TEST, DAMAGED, IN_TRANSFER);
      case HELD -> EnumSet.of(AVAILABLE, RESERVED, DAMAGED);
      case RESERVED -> EnumSet.of(AVAILABLE, PREPARED, DAMAGED);
      case PREPARED -> EnumSet.of(AVAILABLE, DELIVERED, DAMAGED);
      case DELIVERED -> EnumSet.of(RETURNED);
      case DISPLAY, TEST -> EnumSet.of(AVAILABLE, DAMAGED);
      case DAMAGED -> EnumSet.of(AVAILABLE, DELIVERED);
      case RETURNED -> EnumSet.of(AVAILABLE);
      case QUARANTINE -> EnumSet.of(RECEIVED);
      case IN_TRANSFER -> EnumSet.of(AVAILABLE, TRANSFERRED_OUT);
      case TRANSFERRED_OUT -> EnumSet.noneOf(VehicleState.class);
    };
  }
}
