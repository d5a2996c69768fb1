package io.forecourt.crm.reminder;

import io.forecourt.crm.club.MembershipChanged;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerMerged;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerProfileUpdated;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerUnmerged;
import io.forecourt.crm.customer.domain.PersonalField;
import io.forecourt.crm.message.MessageFailed;
import io.forecourt.crm.vehicle.CarsChanged;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.personal.PersonErasure;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whatever changes what customers are to be reminded of, or by whom. */
@Component
class ReminderListeners implements PersonErasure {

  private static final Set<String> DATES =
      Set.of(PersonalField.BIRTH_DATE.jsonName(), "insuranceExpiry");

  record EmployeeLeft(String personId) {}

  private final ReminderDesk desk;

  ReminderListeners(ReminderDesk desk) {
    this.desk = desk;
  }

  @EventListener
  void on(CarsChanged changed) {
    desk.replan(changed.customerId());
  }

  @EventListener
  void on(MembershipChanged changed) {
    desk.replan(changed.customerId());
  }

  @EventListener
  void on(CustomerProfileUpdated updated) {
    if (updated.changed().stream().anyMatch(DATES::contains)) {
      desk.replan(updated.customerId());
    }
  }

  @EventListener
  void on(CustomerMerged merged) {
    desk.replan(merged.intoCustomerId());
  }

  @EventListener
  void on(CustomerUnmerged separated) {
    desk.replan(separated.customerId());
    desk.replan(separated.fromCustomerId());
  }

  @EventListener
  void on(CustomerRestricted restricted) {
    desk.customerGone(restricted.customerId());
  }

  @Override
  public void erase(String personId) {
    desk.customerErased(personId);
  }

  @EventListener
  void on(MessageFailed failed) {
    desk.notDelivered(failed.messageId());
  }

  @Reaction("io.forecourt.hr.employee-left.v1")
  void left(IncomingEvent<EmployeeLeft> event) {
    desk.ownerLeft(event.data().personId());
  }
}
