package io.forecourt.crm.lead.messaging;

import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.domain.Lead.SalesMark;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import org.springframework.stereotype.Component;

/** What sales and hr say about leads and their consultants. */
@Component
class LeadReactions {

  /** The fields of a deal's facts that a lead needs. */
  record Deal(String orderId, String leadId) {}

  record EmployeeLeft(String personId) {}

  private final LeadDesk desk;

  LeadReactions(LeadDesk desk) {
    this.desk = desk;
  }

  @Reaction("io.forecourt.sales.quote-issued.v1")
  void quoted(IncomingEvent<Deal> event) {
    desk.quoted(event.data().leadId(), mark(event), event.time());
  }

  @Reaction("io.forecourt.sales.order-placed.v1")
  void ordered(IncomingEvent<Deal> event) {
    desk.ordered(event.data().leadId(), mark(event));
  }

  @Reaction("io.forecourt.sales.order-cancelled.v1")
  void cancelled(IncomingEvent<Deal> event) {
    desk.orderCancelled(event.data().leadId(), mark(event), event.time());
  }

  @Reaction("io.forecourt.hr.employee-left.v1")
  void left(IncomingEvent<EmployeeLeft> event) {
    desk.consultantLeft(event.data().personId(), event.time());
  }

  private static SalesMark mark(IncomingEvent<Deal> event) {
    return new SalesMark(event.data().orderId(), event.sequence());
  }
}
