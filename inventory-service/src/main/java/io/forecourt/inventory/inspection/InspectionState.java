package io.forecourt.inventory.inspection;

/** A pre-delivery inspection is open until its result is recorded. */
enum InspectionState {
  OPEN,
  PASSED,
  FAILED
}
