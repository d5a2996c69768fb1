package io.forecourt.inventory.inspection;

/** A pre-delivery inspection is open until its result is recorded, or its order loses the car. */
enum InspectionState {
  OPEN,
  PASSED,
  FAILED,
  WITHDRAWN
}
