package io.forecourt.crm.lead.messaging;

import io.forecourt.crm.lead.application.HandOverDesk;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.domain.Lead.SalesMark;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What sales and hr say about leads and their consultants. */
@Component
class LeadReactions {

  /** The fields of a deal's facts that a lead needs. */
  record Deal(String orderId, String leadId) {}

  record EmployeeLeft(String personId) {}

  record PositionChanged(
      String personId,
      @Nullable String storeCode,
      @Nullable Set<String> stores,
      Set<String> roles) {

    Set<String> sellsIn() {
      Set<String> all = new HashSet<>();
      if (roles.contains(CONSULTANT)) {
        if (stores != null) {
          all.addAll(stores);
        }
        if (storeCode != null) {
          all.add(storeCode);
        }
      }
      return all;
    }
  }

  private static final String CONSULTANT = "sc";

  private final LeadDesk desk;
  private final HandOverDesk handOvers;

  LeadReactions(LeadDesk desk, HandOverDesk handOvers) {
    this.desk = desk;
    this.handOvers = handOvers;
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
    handOvers.left(event.data().personId(), event.time());
  }

  @Reaction("io.forecourt.hr.position-changed.v1")
  void moved(IncomingEvent<PositionChanged> event) {
    PositionChanged change = event.data();
    handOvers.moved(change.personId(), change.sellsIn(), event.time());
  }

  private static SalesMark mark(IncomingEvent<Deal> event) {
    return new SalesMark(event.data().orderId(), event.sequence());
  }
}
