package io.forecourt.crm.followup.application;

import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.followup.domain.PlanBasis;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When contacts are due, and who owes those that belong to no consultant.
 *
 * @param attempts after so many failed tries a customer counts as not reachable
 * @param owners by kind, roles in the order in which they are asked: the first that anybody in the
 *     store has
 * @param completedByMessage kinds of contact that a message completes: the customer's own, or one
 *     that reached the customer
 */
record FollowUpPolicy(
    LocalDate effectiveFrom,
    Term deliveryCall,
    Term ownerCall,
    Term nextContact,
    Term winBack,
    int attempts,
    Map<FollowUpKind, List<String>> owners,
    Set<FollowUpKind> completedByMessage) {

  PlanBasis basis() {
    return new PlanBasis("follow-up@" + effectiveFrom, null, attempts);
  }
}
