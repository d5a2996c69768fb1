package io.forecourt.crm.handover;

import io.forecourt.crm.handover.CustomerHandOver.Cause;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What hr says about consultants who are not there. */
@Component
class CustomerHandOverReactions {
  private static final String CONSULTANT = "sc";

  record Employee(String personId, List<String> stores, List<String> roles) {}

  record Leave(String personId, LocalDate from, LocalDate to) {}

  private final CustomerHandOverDesk desk;
  private final StoreCalendars calendars;

  CustomerHandOverReactions(CustomerHandOverDesk desk, StoreCalendars calendars) {
    this.desk = desk;
    this.calendars = calendars;
  }

  @Reaction("io.forecourt.hr.employee-left.v1")
  void left(IncomingEvent<Employee> event) {
    desk.absent(event.data().personId(), Cause.LEFT, Set.of(), event.time(), null);
  }

  @Reaction("io.forecourt.hr.position-changed.v1")
  void moved(IncomingEvent<Employee> event) {
    Employee person = event.data();
    Set<String> kept = person.roles().contains(CONSULTANT) ? Set.copyOf(person.stores()) : Set.of();
    desk.absent(person.personId(), Cause.MOVED, kept, event.time(), null);
  }

  @Reaction("io.forecourt.hr.leave-approved.v1")
  void onLeave(IncomingEvent<Leave> event) {
    Leave leave = event.data();
    ZoneId zone = calendars.zone(event.store());
    Instant starts = leave.from().atStartOfDay(zone).toInstant();
    desk.absent(
        leave.personId(),
        Cause.ON_LEAVE,
        Set.of(),
        starts.isAfter(event.time()) ? starts : event.time(),
        leave.to().plusDays(1).atStartOfDay(zone).toInstant());
  }
}
