package io.forecourt.crm.lead.domain;

import java.time.Instant;

/** The cases in which two consultants brought one customer. */
public interface Collisions {

  /**
   * @throws io.forecourt.platform.rule.NotFound if there is none
   */
  Collision get(String id);

  void add(Collision collision);

  /** Ends the open ones of a lead. */
  void settled(String leadId, String givenTo, String by, Instant at);
}
