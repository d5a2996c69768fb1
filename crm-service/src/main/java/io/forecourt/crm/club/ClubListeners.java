package io.forecourt.crm.club;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.visit.VisitEntered;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.event.Superseded;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What members get points for without anybody asking. */
@Component
class ClubListeners {
  private static final String DELIVERED = "VEHICLE_DELIVERED";
  private static final String SERVICE_VISIT = "SERVICE_VISIT";

  record Delivery(String orderId, String customerId, Instant deliveredAt) {}

  record Cancellation(String orderId) {}

  private final ClubDesk club;
  private final CustomerArchive archive;
  private final Customers customers;

  ClubListeners(ClubDesk club, CustomerArchive archive, Customers customers) {
    this.club = club;
    this.archive = archive;
    this.customers = customers;
  }

  @Reaction("io.forecourt.sales.vehicle-delivered.v1")
  void delivered(IncomingEvent<Delivery> event) {
    Delivery delivery = event.data();
    if (archive.isUndoneSince(delivery.orderId(), event.sequence())) {
      Superseded.note();
      return;
    }
    customers
        .find(delivery.customerId())
        .ifPresent(
            customer ->
                club.reward(customer.id(), DELIVERED, delivery.orderId(), delivery.deliveredAt()));
  }

  /** The sale was undone. */
  @Reaction("io.forecourt.sales.order-cancelled.v1")
  void cancelled(IncomingEvent<Cancellation> event) {
    club.takeBack(DELIVERED, event.data().orderId());
  }

  /** A member's car was in the workshop. */
  @EventListener
  void on(VisitEntered visit) {
    String customer = visit.customerId();
    if (customer != null && visit.forService()) {
      club.reward(customer, SERVICE_VISIT, visit.visitId(), visit.arrivedAt());
    }
  }
}
