package io.forecourt.crm.complaint.messaging;

import io.forecourt.crm.complaint.application.ComplaintDesk;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import org.springframework.stereotype.Component;

/** Who leaves hands complaints and tasks to the superior. */
@Component
class ComplaintReactions {

  record EmployeeLeft(String personId) {}

  private final ComplaintDesk desk;

  ComplaintReactions(ComplaintDesk desk) {
    this.desk = desk;
  }

  @Reaction("io.forecourt.hr.employee-left.v1")
  void left(IncomingEvent<EmployeeLeft> event) {
    desk.ownerLeft(event.data().personId());
  }
}
