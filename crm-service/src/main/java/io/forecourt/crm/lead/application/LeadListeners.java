package io.forecourt.crm.lead.application;

import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.crm.followup.application.FollowUpDesk.LeadContactTried;
import io.forecourt.platform.personal.PersonErasure;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What other features of this service tell about a lead, in the same transaction. */
@Component
class LeadListeners implements PersonErasure {
  private final LeadDesk desk;

  LeadListeners(LeadDesk desk) {
    this.desk = desk;
  }

  @EventListener
  void on(LeadContactTried tried) {
    desk.contactTried(tried);
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
