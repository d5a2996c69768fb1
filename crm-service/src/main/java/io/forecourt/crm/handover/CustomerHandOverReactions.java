package io.forecourt.crm.handover;

import io.forecourt.crm.absence.PersonAway;
import io.forecourt.crm.handover.CustomerHandOver.Cause;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What hr says about consultants who are not there. */
@Component
class CustomerHandOverReactions {
  private static final String CONSULTANT = "sc";

  record Employee(String personId, List<String> stores, List<String> roles) {}

  private final CustomerHandOverDesk desk;

  CustomerHandOverReactions(CustomerHandOverDesk desk) {
    this.desk = desk;
  }

  @Reaction("io.forecourt.hr.employee-left.v1")
  void left(IncomingEvent<Employee> event) {
    desk.gone(event.data().personId(), Cause.LEFT, Set.of(), event.time());
  }

  @Reaction("io.forecourt.hr.position-changed.v1")
  void moved(IncomingEvent<Employee> event) {
    Employee person = event.data();
    Set<String> kept = person.roles().contains(CONSULTANT) ? Set.copyOf(person.stores()) : Set.of();
    desk.gone(person.personId(), Cause.MOVED, kept, event.time());
  }

  @EventListener
  void on(PersonAway away) {
    if (away.handsOver()) {
      desk.away(away.personId(), away.at(), away.backAt());
    }
  }
}
