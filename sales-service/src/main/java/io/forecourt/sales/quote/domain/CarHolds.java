package io.forecourt.sales.quote.domain;

import org.jspecify.annotations.Nullable;

/** Asks for a car to be held for half an hour while the customer decides. */
public interface CarHolds {

  /** Never fails: an inventory that does not answer is an outcome, too. */
  HoldOutcome hold(
      String quoteId, int version, String store, String modelCode, @Nullable String colour);
}
