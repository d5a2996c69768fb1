package io.forecourt.insurance.policy;

/** A policy is issued, registered on the day, and expires. */
public enum PolicyState {
  ISSUED,
  REGISTERED,
  EXPIRED,
  CANCELLED,
  TRANSFERRED;

  public boolean canBecome(PolicyState next) {
    return switch (this) {
      case ISSUED ->
          next == REGISTERED || next == EXPIRED || next == CANCELLED || next == TRANSFERRED;
      case REGISTERED -> next == EXPIRED || next == CANCELLED || next == TRANSFERRED;
      case TRANSFERRED -> next == EXPIRED || next == CANCELLED;
      case EXPIRED, CANCELLED -> false;
    };
  }
}
