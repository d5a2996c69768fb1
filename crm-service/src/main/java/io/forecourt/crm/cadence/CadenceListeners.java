package io.forecourt.crm.cadence;

import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCompleted;
import io.forecourt.crm.lead.domain.LeadEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Before a transaction that touched leads ends, each owes a contact or nobody works on it: what its
 * parts planned in which order does not matter then.
 */
@Component
class CadenceListeners {
  private final CadenceDesk desk;

  CadenceListeners(CadenceDesk desk) {
    this.desk = desk;
  }

  @EventListener
  void on(LeadEvent event) {
    note(event.leadId(), event.at());
  }

  @EventListener
  void on(FollowUpCompleted event) {
    String lead = event.plan().leadId();
    if (lead != null) {
      note(lead, event.at());
    }
  }

  private void note(String lead, Instant at) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return;
    }
    Touched touched = (Touched) TransactionSynchronizationManager.getResource(this);
    if (touched == null) {
      touched = new Touched();
      TransactionSynchronizationManager.bindResource(this, touched);
      TransactionSynchronizationManager.registerSynchronization(touched);
    }
    touched.leads.putIfAbsent(lead, at);
  }

  /** The leads that the running transaction touched, each with the first time. */
  private final class Touched implements TransactionSynchronization {
    private final Map<String, Instant> leads = new LinkedHashMap<>();

    /** Before those who write at the very end. */
    @Override
    public int getOrder() {
      return 0;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      desk.leaveNobodyWithout(leads);
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(CadenceListeners.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(CadenceListeners.this, this);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(CadenceListeners.this);
    }
  }
}
