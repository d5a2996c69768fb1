package io.forecourt.crm.lead.application;

import io.forecourt.crm.absence.PersonAway;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.crm.followup.application.FollowUpDesk.LeadContactTried;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpOverdue;
import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.platform.personal.PersonErasure;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What other features of this service tell about a lead, in the same transaction. */
@Component
class LeadListeners implements PersonErasure {
  private final LeadDesk desk;
  private final HandOverDesk handOvers;

  LeadListeners(LeadDesk desk, HandOverDesk handOvers) {
    this.desk = desk;
    this.handOvers = handOvers;
  }

  @EventListener
  void on(LeadContactTried tried) {
    desk.contactTried(tried);
  }

  @EventListener
  void on(FollowUpOverdue overdue) {
    String leadId = overdue.plan().leadId();
    if (overdue.plan().kind() == FollowUpKind.FIRST_RESPONSE && leadId != null) {
      desk.firstResponseMissed(leadId, overdue.at());
    }
  }

  @EventListener
  void on(PersonAway away) {
    if (away.handsOver()) {
      handOvers.away(away.personId(), away.at());
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
