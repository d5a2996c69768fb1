package io.forecourt.crm.visit;

/** How a person came to the showroom. */
enum VisitKind {
  WALK_IN,
  APPOINTMENT,
  /** A member of the club, or another owner, comes for something the club offers. */
  MEMBER
}
