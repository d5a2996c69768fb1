package io.forecourt.insurance.premium;

/** How the vehicle tax treats a vehicle. */
public enum TaxTreatment {
  ALREADY_PAID,
  STATUTORY_EXEMPT,
  NOT_TAXABLE,
  EXEMPT,
  HALF,
  TAXED;

  /** Whether nothing is due for the year; arrears and late fees still are. */
  public boolean isZero() {
    return this != HALF && this != TAXED;
  }
}
