package io.forecourt.insurance.policy;

/** How a policy is changed after it was issued. */
enum EndorsementKind {
  CORRECTION,
  TRANSFER,
  CANCELLATION
}
