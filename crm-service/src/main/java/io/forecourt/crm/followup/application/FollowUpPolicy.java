package io.forecourt.crm.followup.application;

import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.followup.domain.PlanBasis;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When contacts are due, who owes those that belong to no consultant, and what proves them.
 *
 * @param attempts after so many failed tries a customer counts as not reachable
 * @param owners by kind, roles in the order in which they are asked: the first that anybody in the
 *     store has
 */
record FollowUpPolicy(
    LocalDate effectiveFrom,
    Term deliveryCall,
    Term ownerCall,
    Term nextContact,
    Term winBack,
    int attempts,
    Map<FollowUpKind, List<String>> owners,
    Evidence evidence) {

  /** What a store accepts as proof. */
  enum Required {
    /** The name of a record is enough. */
    NAMED,
    /** The record must have been seen. */
    PROVEN
  }

  /**
   * @param proofHours how long a contact waits for the record that it names
   * @param talkSeconds a call that was this long reached the customer
   * @param completedByMessage kinds of contact that a customer's own message completes
   */
  record Evidence(
      Required required, int proofHours, int talkSeconds, Set<FollowUpKind> completedByMessage) {}

  PlanBasis basis() {
    return new PlanBasis("follow-up@" + effectiveFrom, null, attempts);
  }
}
