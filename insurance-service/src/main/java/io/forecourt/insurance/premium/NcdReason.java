package io.forecourt.insurance.premium;

/** Why the no-claim grade is what it is. */
public enum NcdReason {
  NEW_VEHICLE,
  OWNERSHIP_TRANSFERRED,
  NO_PRIOR_POLICY,
  LAPSE_RESET,
  LAPSE_UP_ONLY,
  SHORT_TERM_NO_DISCOUNT,
  HISTORY
}
