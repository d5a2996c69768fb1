package io.forecourt.crm.absence;

import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Waits for the first day of each leave that was approved, for what somebody owns then is known
 * then only, and tells the features that look after it.
 */
@Service
class LeaveDesk {
  static final String BEGINS = "leave.begins";
  private static final String POLICY = "absence";

  record LeaveApproved(String leaveId, String personId, LocalDate from, LocalDate to) {}

  private final Leaves leaves;
  private final Policies policies;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final ApplicationEventPublisher facts;

  LeaveDesk(
      Leaves leaves,
      Policies policies,
      Deadlines deadlines,
      StoreCalendars calendars,
      ApplicationEventPublisher facts) {
    this.leaves = leaves;
    this.policies = policies;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.facts = facts;
  }

  @Bean
  static Policy<AbsencePolicy> absencePolicy() {
    return new Policy<>(POLICY, AbsencePolicy.class);
  }

  /** One that is told again with other days begins anew. */
  @Reaction("io.forecourt.hr.leave-approved.v1")
  @Transactional
  public void approved(IncomingEvent<LeaveApproved> event) {
    LeaveApproved told = event.data();
    Leave leave =
        leaves.save(
            new Leave(
                told.leaveId(),
                told.personId(),
                event.store(),
                told.from(),
                told.to(),
                leaves.findById(told.leaveId()).map(Leave::version).orElse(null)));
    deadlines.set(BEGINS, leave.id(), leave.storeCode(), start(leave.fromDate(), leave));
  }

  @OnDeadline(BEGINS)
  @Transactional
  public void begins(DueDeadline deadline) {
    leaves.findById(deadline.subject()).ifPresent(leave -> tell(leave, deadline.due()));
  }

  private void tell(Leave leave, Instant at) {
    AbsencePolicy policy =
        policies.inForce(POLICY, AbsencePolicy.class, leave.storeCode(), leave.fromDate());
    facts.publishEvent(
        new PersonAway(
            leave.personId(),
            leave.fromDate(),
            leave.toDate(),
            at,
            start(leave.toDate().plusDays(1), leave),
            leave.days() >= policy.handOverFromDays()));
  }

  private Instant start(LocalDate day, Leave leave) {
    ZoneId zone = calendars.zone(leave.storeCode());
    return day.atStartOfDay(zone).toInstant();
  }
}
