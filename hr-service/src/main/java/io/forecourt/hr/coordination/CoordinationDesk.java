package io.forecourt.hr.coordination;

import io.forecourt.hr.department.Departments;
import io.forecourt.hr.leave.LeaveCalendar;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries requests from one department to another, and sees that they are answered. */
@Service
class CoordinationDesk {

  static final String READ = "hr.coordination.read";
  static final String REQUEST = "hr.coordination.request";
  static final String ANSWER = "hr.coordination.answer";
  static final String CLOSE = "hr.coordination.close";

  private static final String POLICY = "coordination";
  private static final String LIMIT = "hr.coordination";
  private static final String TEXT = "text";
  private static final String ANSWER_TEXT = "answer";

  /**
   * What is asked.
   *
   * @param toDepartment code of the department within the store, for example {@code MARKETING}
   * @param dueAt null for the store's usual time
   */
  record Ask(String toDepartment, String topic, String text, @Nullable Instant dueAt) {

    /** Leaves the words out, so that it may stand in a log. */
    @Override
    public String toString() {
      return "Ask[" + toDepartment + ", " + topic + "]";
    }
  }

  private final Coordinations requests;
  private final Departments departments;
  private final StaffDirectory staff;
  private final LeaveCalendar leaves;
  private final PersonalVault vault;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final Deadlines deadlines;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  CoordinationDesk(
      Coordinations requests,
      Departments departments,
      StaffDirectory staff,
      LeaveCalendar leaves,
      PersonalVault vault,
      Policies policies,
      StoreCalendars calendars,
      Deadlines deadlines,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.requests = requests;
    this.departments = departments;
    this.staff = staff;
    this.leaves = leaves;
    this.vault = vault;
    this.policies = policies;
    this.calendars = calendars;
    this.deadlines = deadlines;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  @Bean
  static Policy<CoordinationPolicy> coordinationPolicy() {
    return new Policy<>(POLICY, CoordinationPolicy.class);
  }

  /**
   * @throws InvalidInput for a topic or a department that the store does not have, and a limit that
   *     has passed
   * @throws RuleViolation {@code coordination.own-department}
   */
  @Transactional
  Coordination request(Ask ask) {
    StaffMember me = member(access.caller().personId());
    String store = me.storeCode();
    Instant now = clock.instant();
    CoordinationPolicy policy =
        policies.inForce(
            POLICY,
            CoordinationPolicy.class,
            store,
            LocalDate.ofInstant(now, calendars.zone(store)));
    policy.requireTopic(ask.topic());
    if (!departments.existsById(store + "-" + ask.toDepartment())) {
      throw new InvalidInput("/toDepartment", "coordination.unknown-department");
    }
    Instant due = ask.dueAt() == null ? policy.answer().after(calendars, store, now) : ask.dueAt();
    if (!due.isAfter(now)) {
      throw new InvalidInput("/dueAt", "coordination.past");
    }
    Coordination asked =
        requests.save(
            new Coordination(
                Ids.next(),
                store,
                head(store, ask.toDepartment(), now),
                me.personId(),
                code(me),
                ask.toDepartment(),
                ask.topic(),
                vault.seal(me.personId(), TEXT, ask.text().strip()),
                now,
                due,
                CoordinationState.REQUESTED,
                null,
                null,
                null,
                null,
                null,
                null));
    deadlines.set(LIMIT, asked.id(), store, due);
    outbox.append(CoordinationEvents.requested(asked));
    return asked;
  }

  /**
   * By anybody of the asked department.
   *
   * @throws RuleViolation {@code coordination.not-asked}, {@code coordination.wrong-state}
   */
  @Transactional
  Coordination answer(String id, String text) {
    Coordination asked = require(ANSWER, id);
    String me = access.caller().personId();
    if (!isOf(me, asked.toDepartment())) {
      throw new RuleViolation("coordination.not-asked", asked.toDepartment());
    }
    return requests.save(
        asked.answered(vault.seal(me, ANSWER_TEXT, text.strip()), me, clock.instant()));
  }

  /**
   * By anybody of the asking department: the answer settles it, or it is asked again.
   *
   * @throws RuleViolation {@code coordination.not-asking}, {@code coordination.wrong-state}
   */
  @Transactional
  Coordination judge(String id, boolean settled) {
    Coordination answered = require(CLOSE, id);
    String me = access.caller().personId();
    if (!isOf(me, answered.fromDepartment())) {
      throw new RuleViolation("coordination.not-asking", answered.fromDepartment());
    }
    Instant now = clock.instant();
    Coordination judged = requests.save(answered.judged(settled, me, now));
    if (settled) {
      deadlines.cancel(LIMIT, judged.id());
      outbox.append(CoordinationEvents.closed(judged, now));
    }
    return judged;
  }

  /** Its time is over: what was not answered, or not to anybody's content, is late. */
  @OnDeadline(LIMIT)
  @Transactional
  public void limitPassed(DueDeadline deadline) {
    requests
        .findById(deadline.subject())
        .filter(asked -> asked.state() == CoordinationState.REQUESTED)
        .map(requests::save)
        .ifPresent(late -> outbox.append(CoordinationEvents.overdue(late)));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Coordination require(String action, String id) {
    Coordination asked = requests.findById(id).orElseThrow(() -> new NotFound("coordination", id));
    access.requireInScope(action, "coordination", id, asked.storeCode(), asked.ownerId());
    return asked;
  }

  boolean isOf(String person, String department) {
    return staff
        .find(person)
        .filter(StaffMember::active)
        .filter(member -> code(member).equals(department))
        .isPresent();
  }

  String text(Coordination asked) {
    return vault.open(asked.requestedBy(), TEXT, asked.textSealed()).orElse("");
  }

  @Nullable String answerText(Coordination asked) {
    String by = asked.answeredBy();
    String sealed = asked.answerSealed();
    return by == null || sealed == null ? null : vault.open(by, ANSWER_TEXT, sealed).orElse("");
  }

  /** Who leads the department, above whom nobody of it stands; somebody else while on leave. */
  private @Nullable String head(String store, String department, Instant now) {
    List<StaffMember> people =
        staff.active(store).stream().filter(one -> code(one).equals(department)).toList();
    Set<String> ids = people.stream().map(StaffMember::personId).collect(Collectors.toSet());
    LocalDate today = LocalDate.ofInstant(now, calendars.zone(store));
    var away = leaves.between(store, today, today);
    List<StaffMember> present =
        people.stream()
            .filter(one -> !LeaveCalendar.covers(away, one.personId(), today, today))
            .toList();
    return present.stream()
        .filter(one -> one.headId() == null || !ids.contains(one.headId()))
        .findFirst()
        .or(() -> present.stream().findFirst())
        .or(() -> people.stream().findFirst())
        .map(StaffMember::personId)
        .orElse(null);
  }

  private StaffMember member(String personId) {
    return staff.find(personId).orElseThrow(() -> new NotFound("person", personId));
  }

  /** {@code EAST-MARKETING} is {@code MARKETING} of the store EAST. */
  private static String code(StaffMember member) {
    return member.departmentId().substring(member.storeCode().length() + 1);
  }
}
