package io.forecourt.crm.lead.application;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/** Where a store's leads come from. */
public interface LeadSources {

  /**
   * The share of the leads captured in a span of time that came from other sources than these.
   *
   * @param until not included
   * @return from 0 to 1; 0 when no lead was captured
   */
  BigDecimal shareOutside(Set<String> sources, String store, Instant from, Instant until);
}
