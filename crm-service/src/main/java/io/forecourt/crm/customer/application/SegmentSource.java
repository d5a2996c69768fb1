package io.forecourt.crm.customer.application;

import java.util.Set;

/** A feature that knows something about customers by which they can be chosen. */
public interface SegmentSource {

  /** What it knows, as criteria name it. */
  Set<String> fields();

  /** The customers of the store who fit; one who is absorbed stands for the survivor. */
  Set<String> fitting(String store, SegmentCriterion criterion);
}
