package io.forecourt.crm.followup.application;

import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.platform.personal.PersonErasure;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Nobody calls a customer who was erased or restricted. */
@Component
class ContactStop implements PersonErasure {
  private final FollowUpDesk desk;

  ContactStop(FollowUpDesk desk) {
    this.desk = desk;
  }

  @Override
  public void erase(String personId) {
    desk.customerGone(personId);
  }

  @EventListener
  void on(CustomerRestricted restricted) {
    desk.customerGone(restricted.customerId());
  }
}
