package io.forecourt.crm.cadence;

import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCompleted;
import io.forecourt.crm.lead.domain.LeadEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Before a transaction that touched a lead ends, the lead owes a contact or nobody works on it:
 * what its parts planned in which order does not matter then.
 */
@Component
class CadenceListeners {
  private final CadenceDesk desk;

  CadenceListeners(CadenceDesk desk) {
    this.desk = desk;
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(LeadEvent event) {
    desk.leaveNobodyWithout(event.leadId(), event.at());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(FollowUpCompleted event) {
    String lead = event.plan().leadId();
    if (lead != null) {
      desk.leaveNobodyWithout(lead, event.at());
    }
  }
}
