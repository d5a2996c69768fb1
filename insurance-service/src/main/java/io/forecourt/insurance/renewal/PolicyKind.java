package io.forecourt.insurance.renewal;

/** The two policies of a car. */
enum PolicyKind {
  COMPULSORY,
  COMMERCIAL
}
