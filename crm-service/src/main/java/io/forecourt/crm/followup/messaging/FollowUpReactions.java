package io.forecourt.crm.followup.messaging;

import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** A delivered car owes its owner a call; who leaves hands over what is owed. */
@Component
class FollowUpReactions {

  record VehicleDelivered(String orderId, String leadId, String customerId, Instant deliveredAt) {}

  record EmployeeLeft(String personId) {}

  private final FollowUpDesk desk;

  FollowUpReactions(FollowUpDesk desk) {
    this.desk = desk;
  }

  @Reaction("io.forecourt.sales.vehicle-delivered.v1")
  void delivered(IncomingEvent<VehicleDelivered> event) {
    VehicleDelivered delivery = event.data();
    desk.scheduleDeliveryCall(
        delivery.customerId(),
        event.store(),
        delivery.leadId(),
        delivery.orderId(),
        delivery.deliveredAt());
  }

  @Reaction("io.forecourt.hr.employee-left.v1")
  void left(IncomingEvent<EmployeeLeft> event) {
    desk.ownerLeft(event.data().personId());
  }
}
