package io.forecourt.insurance.premium;

/** Why the compulsory premium floats as it does, in the order in which the rules are asked. */
public enum FloatReason {
  CLASS_NOT_FLOATED,
  TEMPORARY_COVER,
  FIRST_POLICY,
  OWNERSHIP_TRANSFERRED,
  FATAL,
  TWO_OR_MORE,
  ONE_NON_FATAL,
  CLAIM_PENDING,
  NO_COMPLETE_YEAR,
  CLAIM_FREE
}
