package io.forecourt.insurance.commission;

/** What a line of one insurer is matched on. */
record LineKey(String policyNo, String endorsementNo, String product) {

  /** Stands for the number of an endorsement that ended a policy: only the insurer knows it. */
  static final String REFUND = "REFUND";

  LineKey refund() {
    return new LineKey(policyNo, REFUND, product);
  }
}
