package io.forecourt.hr.person;

/** A person works here, or has left; nobody comes back under the same record. */
enum PersonState {
  ACTIVE,
  LEFT;

  boolean canBecome(PersonState next) {
    return switch (this) {
      case ACTIVE -> next == LEFT;
      case LEFT -> false;
    };
  }
}
