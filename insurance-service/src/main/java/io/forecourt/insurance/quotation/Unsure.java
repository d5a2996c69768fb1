package io.forecourt.insurance.quotation;

/** Why the figures of a quotation may not be relied upon. */
public enum Unsure {
  /** A table that it rests on is invented. */
  DEMO,
  /** A table that it rests on was not found in a public source. */
  UNCONFIRMED
}
