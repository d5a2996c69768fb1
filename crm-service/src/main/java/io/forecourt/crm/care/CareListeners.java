package io.forecourt.crm.care;

import io.forecourt.crm.absence.PersonAway;
import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerHandedOver;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerRestricted;
import io.forecourt.crm.plan.PlanItem;
import io.forecourt.crm.plan.PlanSource;
import io.forecourt.crm.plan.PlanValue;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.event.Superseded;
import io.forecourt.platform.personal.PersonErasure;
import io.forecourt.platform.web.AllowedActions;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What begins and ends care, and what a person has to care about today. */
@Component
class CareListeners implements PersonErasure, PlanSource {

  record Delivery(
      String orderId, String customerId, @Nullable String consultantId, Instant deliveredAt) {}

  record Cancellation(String orderId) {}

  record EmployeeLeft(String personId) {}

  private final CareDesk desk;
  private final CustomerArchive archive;
  private final PlanValue values;
  private final AllowedActions actions;

  CareListeners(CareDesk desk, CustomerArchive archive, PlanValue values, AllowedActions actions) {
    this.desk = desk;
    this.archive = archive;
    this.values = values;
    this.actions = actions;
  }

  @Reaction("io.forecourt.sales.vehicle-delivered.v1")
  void delivered(IncomingEvent<Delivery> event) {
    Delivery delivery = event.data();
    if (archive.isUndoneSince(delivery.orderId(), event.sequence())) {
      Superseded.note();
      return;
    }
    desk.delivered(
        delivery.customerId(),
        event.store(),
        delivery.orderId(),
        delivery.consultantId(),
        delivery.deliveredAt());
  }

  @Reaction("io.forecourt.sales.order-cancelled.v1")
  void cancelled(IncomingEvent<Cancellation> event) {
    desk.undone(event.data().orderId());
  }

  @Reaction("io.forecourt.hr.employee-left.v1")
  void left(IncomingEvent<EmployeeLeft> event) {
    desk.left(event.data().personId());
  }

  @EventListener
  void on(PersonAway away) {
    desk.away(away.personId(), away.backAt());
  }

  @EventListener
  void on(CustomerHandedOver handedOver) {
    desk.customerHandedOver(handedOver);
  }

  @EventListener
  void on(CustomerRestricted restricted) {
    desk.customerGone(restricted.customerId());
  }

  @Override
  public void erase(String personId) {
    desk.customerGone(personId);
  }

  @Override
  public Stream<PlanItem> of(String personId, Instant now, Instant endOfDay) {
    return desk.plannedOf(personId).stream()
        .filter(contact -> !contact.dueAt().isAfter(endOfDay))
        .map(
            contact ->
                new PlanItem(
                    contact.kind(),
                    contact.dueAt().isAfter(now) ? PlanItem.Why.DUE : PlanItem.Why.OVERDUE,
                    "/api/v1/crm/care-contacts/" + contact.id(),
                    contact.customerId(),
                    null,
                    null,
                    values.ofKind(null, contact.kind(), contact.storeCode()),
                    contact.dueAt(),
                    actions
                        .on(contact.storeCode(), contact.ownerId())
                        .when(true, "completion", CareDesk.MAKE)
                        .names()));
  }
}
