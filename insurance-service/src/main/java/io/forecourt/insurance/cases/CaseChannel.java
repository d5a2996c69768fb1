package io.forecourt.insurance.cases;

/** How the business came. */
public enum CaseChannel {
  /** From a car that this group sold. */
  ORDER,
  WALK_IN,
  PARTNER,
  RENEWAL
}
