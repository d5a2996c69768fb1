package io.forecourt.insurance.commission;

/** How a line of a statement differs from what is expected. */
public enum DifferenceCode {
  NONE,
  /** This desk sold it; the statement does not have it. */
  ONLY_DEALER,
  /** The statement has it; this desk knows no such policy. */
  ONLY_INSURER,
  PREMIUM_DIFF,
  RATE_DIFF,
  COMMISSION_DIFF,
  /** It stands in this or an earlier statement already. */
  DUPLICATE,
  /** The premium has not reached the insurer. */
  NOT_PAID;

  /** As statements write it. */
  String written() {
    return this == NONE ? "" : name();
  }
}
