package io.forecourt.insurance.policy;

/** What the desk has to look after at an insurer. */
enum PolicyTask {
  /** What the insurer said to a request cannot be booked. */
  REQUEST_PARKED,
  /** The insurer does not do what was endorsed here. */
  CHANGE_REFUSED
}
