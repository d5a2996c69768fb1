package io.forecourt.sales.order.messaging;

import io.forecourt.platform.customer.CustomerReferences;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.event.Superseded;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.sales.order.domain.LeadInHand;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Orders;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every lead that a consultant takes on is an open deal of that consultant. */
@Component
class LeadReactions {

  record LeadAssignment(String leadId, String customerId, String consultantId) {}

  record LeadLoss(String leadId, String reasonCode) {}

  private final Orders orders;
  private final CustomerReferences customers;
  private final BusinessClock clock;

  LeadReactions(Orders orders, CustomerReferences customers, BusinessClock clock) {
    this.orders = orders;
    this.customers = customers;
    this.clock = clock;
  }

  @Reaction({"io.forecourt.crm.lead-assigned.v1", "io.forecourt.crm.lead-reassigned.v1"})
  void openDeal(IncomingEvent<LeadAssignment> event) {
    LeadInHand lead = leadInHand(event);
    Optional<Order> known = orders.ofLead(lead.leadId());
    Order deal = known.orElseGet(() -> Order.open(OrderId.next(), lead, clock.instant()));
    if (known.isEmpty() || deal.follow(lead)) {
      orders.save(deal);
      customers.follow(lead.customerId());
    } else {
      Superseded.note();
    }
  }

  @Reaction("io.forecourt.crm.customer-lost.v1")
  void closeDeal(IncomingEvent<LeadLoss> event) {
    orders
        .ofLead(event.data().leadId())
        .filter(deal -> deal.loseLead(event.data().reasonCode(), clock.instant()))
        .ifPresent(orders::save);
  }

  private static LeadInHand leadInHand(IncomingEvent<LeadAssignment> event) {
    LeadAssignment assignment = event.data();
    return new LeadInHand(
        assignment.leadId(),
        assignment.customerId(),
        assignment.consultantId(),
        event.store(),
        event.sequence());
  }
}
