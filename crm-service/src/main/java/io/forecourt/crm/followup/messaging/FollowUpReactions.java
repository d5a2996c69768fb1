package io.forecourt.crm.followup.messaging;

import io.forecourt.crm.followup.application.FollowUpDesk;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A delivered car owes its owner calls; who leaves, moves or is away hands over what is owed. */
@Component
class FollowUpReactions {

  record VehicleDelivered(
      String orderId,
      String leadId,
      String customerId,
      @Nullable String consultantId,
      Instant deliveredAt) {}

  record EmployeeLeft(String personId) {}

  record PositionChanged(String personId, Set<String> stores, Set<String> roles) {}

  record LeaveApproved(String personId, LocalDate from, LocalDate to) {}

  private final FollowUpDesk desk;

  FollowUpReactions(FollowUpDesk desk) {
    this.desk = desk;
  }

  @Reaction("io.forecourt.sales.vehicle-delivered.v1")
  void delivered(IncomingEvent<VehicleDelivered> event) {
    VehicleDelivered delivery = event.data();
    desk.scheduleDeliveryCalls(
        delivery.customerId(),
        event.store(),
        delivery.leadId(),
        delivery.orderId(),
        delivery.consultantId(),
        delivery.deliveredAt());
  }

  @Reaction("io.forecourt.hr.employee-left.v1")
  void left(IncomingEvent<EmployeeLeft> event) {
    desk.ownerLeft(event.data().personId());
  }

  @Reaction("io.forecourt.hr.position-changed.v1")
  void moved(IncomingEvent<PositionChanged> event) {
    PositionChanged change = event.data();
    desk.ownerMoved(change.personId(), change.stores(), change.roles());
  }

  @Reaction("io.forecourt.hr.leave-approved.v1")
  void away(IncomingEvent<LeaveApproved> event) {
    LeaveApproved leave = event.data();
    desk.ownerAway(leave.personId(), leave.from(), leave.to());
  }
}
