package io.forecourt.hr.leave;

import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for leave and decides about it. */
@Service
class LeaveService {

  static final String REQUESTED = "io.forecourt.hr.leave-requested.v1";
  static final String APPROVED = "io.forecourt.hr.leave-approved.v1";
  static final String REJECTED = "io.forecourt.hr.leave-rejected.v1";

  /** Of everybody without a head. */
  private static final String OFFICER = "hr";

  private static final int DAYS_AT_MOST = 366;

  record LeaveRequested(
      String leaveId, String personId, @Nullable String headId, LocalDate from, LocalDate to) {}

  record LeaveApproved(
      String leaveId, String personId, LocalDate from, LocalDate to, String decidedBy) {}

  record LeaveRejected(
      String leaveId, String personId, LocalDate from, LocalDate to, String decidedBy) {}

  private final Leaves leaves;
  private final StaffDirectory staff;
  private final StoreCalendars calendars;
  private final Outbox outbox;
  private final ApplicationEventPublisher facts;
  private final BusinessClock clock;

  LeaveService(
      Leaves leaves,
      StaffDirectory staff,
      StoreCalendars calendars,
      Outbox outbox,
      ApplicationEventPublisher facts,
      BusinessClock clock) {
    this.leaves = leaves;
    this.staff = staff;
    this.calendars = calendars;
    this.outbox = outbox;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * @throws RuleViolation {@code leave.past}, {@code leave.overlap}
   */
  @Transactional
  Leave request(String personId, LocalDate from, LocalDate to) {
    if (to.isBefore(from) || from.plusDays(DAYS_AT_MOST).isBefore(to)) {
      throw new InvalidInput("/to", "LEAVE_LENGTH");
    }
    StaffMember person = member(personId);
    LocalDate today = clock.today(calendars.zone(person.storeCode()));
    Leave asked = Leave.request(person.storeCode(), personId, from, to, today);
    leaves.overlapping(personId, from, to).stream()
        .findFirst()
        .ifPresent(
            other -> {
              throw new RuleViolation("leave.overlap", other.firstDay(), other.lastDay());
            });
    Leave saved = leaves.save(asked);
    tell(
        saved,
        REQUESTED,
        new LeaveRequested(
            saved.id(), personId, person.headId(), saved.firstDay(), saved.lastDay()));
    return saved;
  }

  /**
   * The head, or anybody above the head, decides; where nobody stands above, the HR officer.
   *
   * @throws RuleViolation {@code leave.own-request}, {@code leave.not-head}, {@code
   *     leave.wrong-state}
   */
  @Transactional
  Leave decide(String id, boolean approved, String by, Set<String> roles) {
    Leave leave = get(id);
    Leave decided = leave.decided(approved ? LeaveState.APPROVED : LeaveState.REJECTED, by);
    StaffMember person = member(leave.ownerId());
    if (!decides(person, by, roles)) {
      throw new RuleViolation("leave.not-head");
    }
    Leave saved = leaves.save(decided);
    if (approved) {
      tell(
          saved,
          APPROVED,
          new LeaveApproved(saved.id(), saved.ownerId(), saved.firstDay(), saved.lastDay(), by));
      facts.publishEvent(
          new LeaveGranted(
              saved.ownerId(),
              saved.storeCode(),
              saved.firstDay(),
              saved.lastDay(),
              person.headId()));
    } else {
      tell(
          saved,
          REJECTED,
          new LeaveRejected(saved.id(), saved.ownerId(), saved.firstDay(), saved.lastDay(), by));
    }
    return saved;
  }

  @Transactional
  Leave withdraw(String id) {
    return leaves.save(get(id).withdrawn());
  }

  Leave get(String id) {
    return leaves.findById(id).orElseThrow(() -> new NotFound("leave", id));
  }

  boolean mayDecide(Leave leave, String by, Set<String> roles) {
    return leave.state().canBecome(LeaveState.APPROVED)
        && !leave.ownerId().equals(by)
        && decides(member(leave.ownerId()), by, roles);
  }

  private boolean decides(StaffMember person, String by, Set<String> roles) {
    return person.headId() == null
        ? roles.contains(OFFICER)
        : staff.below(by).contains(person.personId());
  }

  private StaffMember member(String personId) {
    return staff.find(personId).orElseThrow(() -> new NotFound("person", personId));
  }

  private void tell(Leave leave, String type, Object data) {
    outbox.append(new OutgoingEvent(type, leave.id(), leave.storeCode(), clock.instant(), data));
  }
}
