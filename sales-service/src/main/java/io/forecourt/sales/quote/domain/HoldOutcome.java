package io.forecourt.sales.quote.domain;

import java.time.Instant;

/**
 * What came of asking inventory to hold a car for a quote. A quote is issued whatever the answer
 * is.
 */
public sealed interface HoldOutcome {

  record NotAsked() implements HoldOutcome {}

  record Held(String holdId, Instant until) implements HoldOutcome {}

  /** Inventory has no free car of this kind. */
  record NoCar() implements HoldOutcome {}

  /** Inventory did not answer: nobody knows whether a car is free, so none is promised. */
  record InventoryDown() implements HoldOutcome {}
}
