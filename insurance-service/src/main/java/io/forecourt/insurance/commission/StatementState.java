package io.forecourt.insurance.commission;

/** A statement is open until both sides have signed it. */
public enum StatementState {
  OPEN,
  RECONCILED
}
