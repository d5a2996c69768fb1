package io.forecourt.crm.visit;

/** How a person came to the showroom. */
enum VisitKind {
  WALK_IN,
  PHONE;

  /** Whether somebody stands in the showroom and waits. */
  boolean waits() {
    return switch (this) {
      case WALK_IN -> true;
      case PHONE -> false;
    };
  }
}
