package io.forecourt.crm.complaint.application;

import io.forecourt.crm.complaint.domain.ComplaintChannel;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.crm.followup.domain.ContactOutcome;
import io.forecourt.crm.followup.domain.FollowUp;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCompleted;
import io.forecourt.platform.approval.ApprovalSettled;
import io.forecourt.platform.personal.PersonErasure;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the rest of this service tells about complaints, in the same transaction. */
@Component
class ComplaintListeners implements PersonErasure {
  private final ComplaintDesk desk;
  private final ComplaintRules rules;

  ComplaintListeners(ComplaintDesk desk, ComplaintRules rules) {
    this.desk = desk;
    this.rules = rules;
  }

  /** Who is not satisfied when we call shall not have to call us. */
  @EventListener
  void on(FollowUpCompleted completed) {
    if (completed.outcome() != ContactOutcome.REACHED_UNSATISFIED) {
      return;
    }
    FollowUp.Plan plan = completed.plan();
    desk.open(
        new OpenComplaint(
            plan.customerId(),
            plan.store(),
            rules.of(plan.store()).followUpKind(),
            ComplaintChannel.FOLLOW_UP,
            completed.followUpId(),
            plan.orderId(),
            null,
            false,
            false,
            completed.at()));
  }

  @EventListener
  void on(ApprovalSettled settled) {
    if (settled.subjectKind().equals(ComplaintDesk.COST)) {
      desk.costSettled(settled.subjectId(), settled.approved());
    }
  }

  @EventListener
  void on(CustomerRestricted restricted) {
    desk.customerGone(restricted.customerId());
  }

  @Override
  public void erase(String personId) {
    desk.customerGone(personId);
  }
}
