package io.forecourt.insurance.commission;

/** What a line of one insurer is matched on. */
record LineKey(String policyNo, String endorsementNo, String product) {}
