package io.forecourt.insurance.authority;

/** What authority is measured by. */
public enum Measure {
  AUTONOMOUS_FACTOR,
  COMMERCIAL_TOTAL,
  SUM_INSURED,
  USE_CLASS,
  VEHICLE_AGE,
  DISCOUNT,
  SPECIAL_VEHICLE
}
