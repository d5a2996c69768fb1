package io.forecourt.crm.lead.application;

import io.forecourt.crm.lead.domain.AssignmentOrder;
import java.time.Duration;
import java.util.List;

/**
 * How a store gives out leads. On shift and not on leave is no criterion but a condition of all.
 *
 * @param criteria in order; each keeps those who meet it best
 * @param reassignments so often a lead whose first answer is late goes to somebody else; after
 *     that, or when nobody is there, it goes to the pool
 * @param handOver what happens to the leads of somebody who is not there any more
 */
public record AssignmentPolicy(
    List<AssignmentOrder.Criterion> criteria, int reassignments, HandOver handOver) {

  /**
   * @param managerMinutes so much opening time the manager has before the rule gives them out
   * @param workingDays by the end of this working day each has a new owner, or is pooled
   */
  public record HandOver(int managerMinutes, int workingDays) {
    Duration managerTime() {
      return Duration.ofMinutes(managerMinutes);
    }
  }

  AssignmentOrder order() {
    return new AssignmentOrder(criteria);
  }
}
