package io.forecourt.insurance.policy;

/** What was wrong in a policy. */
enum CorrectedField {
  INSURED,
  PLATE,
  VEHICLE,
  COVER,
  PERIOD,
  PREMIUM,
  OTHER
}
