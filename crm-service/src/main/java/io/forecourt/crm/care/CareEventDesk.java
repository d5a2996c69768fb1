package io.forecourt.crm.care;

import io.forecourt.crm.club.ClubDesk;
import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans events for customers, notes who comes, and tells that they took place. */
@Service
class CareEventDesk {
  static final String READ = "crm.care-event.read";
  static final String PLAN = "crm.care-event.plan";
  static final String ATTEND = "crm.care-event.attend";
  private static final String CARE_EVENT = "CARE_EVENT";
  private static final RowMapper<CareEvent> ROW = RecordMapper.of(CareEvent.class);

  /** An event as it is meant to be. */
  record PlanCareEvent(
      String kind,
      String theme,
      String plan,
      LocalDate plannedOn,
      Money budget,
      List<String> team) {}

  record CareEventHeldV1(
      String eventId,
      String theme,
      int heads,
      String kind,
      boolean club,
      String organiserId,
      List<String> teamIds,
      Money budget,
      Money cost,
      LocalDate heldOn) {}

  private final CareEvents events;
  private final Attendances attendances;
  private final CustomerArchive archive;
  private final ClubDesk club;
  private final Roster roster;
  private final Policies policies;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Keyset pages;
  private final Outbox outbox;

  CareEventDesk(
      CareEvents events,
      Attendances attendances,
      CustomerArchive archive,
      ClubDesk club,
      Roster roster,
      Policies policies,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Keyset pages,
      Outbox outbox) {
    this.events = events;
    this.attendances = attendances;
    this.archive = archive;
    this.club = club;
    this.roster = roster;
    this.policies = policies;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.pages = pages;
    this.outbox = outbox;
  }

  /**
   * @throws InvalidInput if the store holds no such events, the day is over, or somebody of the
   *     team does not work here
   */
  @Transactional
  CareEvent plan(PlanCareEvent command) {
    String store = access.caller().store();
    LocalDate today = clock.today(calendars.zone(store));
    CarePolicy policy = policies.inForce(CareDesk.POLICY, CarePolicy.class, store, today);
    policy.requireEventKind(command.kind());
    if (command.plannedOn().isBefore(today)) {
      throw new InvalidInput("/plannedOn", "care-event.in-the-past");
    }
    for (int i = 0; i < command.team().size(); i++) {
      if (!roster.isPresent(command.team().get(i))) {
        throw new InvalidInput("/team/" + i, "care-event.unknown-person");
      }
    }
    String me = access.caller().personId();
    return events.save(
        new CareEvent(
            Ids.next(),
            numbers.next("CE", store, today),
            store,
            me,
            command.kind(),
            policy.clubKinds().contains(command.kind()),
            command.theme().strip(),
            command.plan().strip(),
            command.plannedOn(),
            command.budget().amount(),
            command.budget().currency(),
            null,
            null,
            CareEvent.team(me, command.team()),
            CareEvent.State.PLANNED,
            null,
            null));
  }

  /** A customer came; members get the points of it when it was held. */
  @Transactional
  Attendance attend(String id, String customerId) {
    CareEvent event = require(ATTEND, id);
    event.requireOn(today(event));
    Customer customer = archive.require(ATTEND, customerId);
    customer.requireUsable();
    archive.queueFor(customer.id());
    if (attendances.existsByCareEventIdAndCustomerId(id, customer.id())) {
      throw new RuleViolation("care-event.attended-already");
    }
    return attendances.save(
        new Attendance(
            Ids.next(),
            id,
            event.storeCode(),
            customer.id(),
            access.caller().personId(),
            clock.instant(),
            null));
  }

  /**
   * It took place, with whoever is on the list.
   *
   * @throws RuleViolation if nobody is, its day has not come, or it cost more than its budget
   */
  @Transactional
  CareEvent hold(String id, Money cost) {
    CareEvent planned = require(PLAN, id);
    List<Attendance> guests = attendances.findByCareEventIdOrderByAttendedAtAscIdAsc(id);
    Instant now = clock.instant();
    CareEvent held = events.save(planned.held(guests.size(), cost, today(planned), now));
    guests.forEach(
        guest -> club.reward(guest.customerId(), CARE_EVENT, id + "/" + guest.customerId(), now));
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.crm.care-event-held.v1",
            held.id(),
            held.storeCode(),
            now,
            new CareEventHeldV1(
                held.id(),
                held.theme(),
                guests.size(),
                held.kind(),
                held.club(),
                held.ownerId(),
                held.teamIds(),
                held.budget(),
                cost,
                today(held))));
    return held;
  }

  @Transactional
  CareEvent cancel(String id) {
    return events.save(require(PLAN, id).cancelled());
  }

  @Transactional(readOnly = true)
  List<Attendance> guests(String id) {
    return attendances.findByCareEventIdOrderByAttendedAtAscIdAsc(require(READ, id).id());
  }

  @Transactional(readOnly = true)
  Attendance guest(String id, String attendanceId) {
    String event = require(READ, id).id();
    return attendances
        .findById(attendanceId)
        .filter(guest -> guest.careEventId().equals(event))
        .orElseThrow(() -> new NotFound("attendance", attendanceId));
  }

  int heads(String id) {
    return attendances.countByCareEventId(id);
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  CareEvent require(String action, String id) {
    CareEvent event = events.findById(id).orElseThrow(() -> new NotFound("care-event", id));
    access.requireInScope(action, "care-event", id, event.storeCode(), event.ownerId());
    return event;
  }

  Page<CareEvent> page(CareEvent.@Nullable State state, ListRequest request) {
    var query =
        ListQuery.of("SELECT e.* FROM care_event e WHERE {scope:e.store_code}")
            .and("e.state = :state", state);
    return pages.page(READ, query, request, Map.of("plannedOn", "e.planned_on"), "e.id", ROW);
  }

  /** Whether guests may be noted. */
  boolean isOn(CareEvent event) {
    return event.state() == CareEvent.State.PLANNED && !today(event).isBefore(event.plannedOn());
  }

  private LocalDate today(CareEvent event) {
    return clock.today(calendars.zone(event.storeCode()));
  }
}
