package io.forecourt.crm.lead.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The leads that wait for a new owner. */
public interface HandOvers {

  void add(HandOver handOver);

  Optional<HandOver> openOf(String leadId);

  /** Ends the open one of a lead, when there is one. */
  void close(String leadId, HandOver.State how, @Nullable String consultantId, Instant at);
}
