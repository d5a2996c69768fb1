package io.forecourt.crm.reminder;

import io.forecourt.crm.casework.CaseOwners;
import io.forecourt.crm.customer.application.Memberships;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerState;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.customer.domain.PersonalField;
import io.forecourt.crm.evidence.EvidenceDesk;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.message.CustomerMessages;
import io.forecourt.crm.reminder.ReminderPlan.Occurrence;
import io.forecourt.crm.vehicle.VehicleBook;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the plan of reminders true to the facts, and sees that each goes out once: by a message, or
 * by a person where the customer may not be written to.
 */
@Service
class ReminderDesk {
  static final String READ = "crm.reminder.read";
  static final String SEND = "crm.reminder.send";
  private static final String DUE = "reminder.due";
  private static final String PASSED = "reminder.date-passed";
  private static final String POLICY = "reminders";
  private static final int DAYS_EARLIER_AT_MOST = 31;
  private static final RowMapper<Reminder> ROW = RecordMapper.of(Reminder.class);
  private static final Set<ReminderState> OPEN = Set.of(ReminderState.PLANNED, ReminderState.TASK);

  /** How the customer was told. */
  enum Way {
    MESSAGE,
    PERSON
  }

  /**
   * @param dueOn the date that it speaks of; not told of a birthday, which says who somebody is
   */
  record ReminderSentV1(
      String reminderId,
      String customerId,
      ReminderKind kind,
      @Nullable LocalDate dueOn,
      @Nullable String messageId,
      Way way,
      @Nullable String ownerId,
      String sentBy) {}

  private final Reminders reminders;
  private final VehicleBook cars;
  private final Customers customers;
  private final PersonalData personal;
  private final ObjectProvider<Memberships> clubs;
  private final CustomerMessages messages;
  private final EvidenceDesk evidenceDesk;
  private final CaseOwners owners;
  private final Policies policies;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final ScopedQueries queries;
  private final Keyset pages;
  private final Outbox outbox;

  ReminderDesk(
      Reminders reminders,
      VehicleBook cars,
      Customers customers,
      PersonalData personal,
      ObjectProvider<Memberships> clubs,
      CustomerMessages messages,
      EvidenceDesk evidenceDesk,
      CaseOwners owners,
      Policies policies,
      Deadlines deadlines,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      ScopedQueries queries,
      Keyset pages,
      Outbox outbox) {
    this.reminders = reminders;
    this.cars = cars;
    this.customers = customers;
    this.personal = personal;
    this.clubs = clubs;
    this.messages = messages;
    this.evidenceDesk = evidenceDesk;
    this.owners = owners;
    this.policies = policies;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.queries = queries;
    this.pages = pages;
    this.outbox = outbox;
  }

  @Bean
  static Policy<ReminderPolicy> reminderPolicy() {
    return new Policy<>(POLICY, ReminderPolicy.class);
  }

  /** Something about the customer or the cars is known otherwise: the plan is made anew. */
  @Transactional
  public void replan(String customerId) {
    Customer customer = customers.lock(customerId);
    String store = customer.homeStore();
    Set<String> kept = new HashSet<>();
    for (Occurrence occurrence : wanted(customer)) {
      Instant due = due(store, occurrence);
      kept.add(keep(customer, occurrence, due).id());
    }
    reminders.findByCustomerIdAndStateIn(customer.id(), OPEN).stream()
        .filter(reminder -> !kept.contains(reminder.id()))
        .forEach(this::drop);
  }

  private List<Occurrence> wanted(Customer customer) {
    if (customer.state() != CustomerState.ACTIVE) {
      return List.of();
    }
    ReminderPolicy policy = policy(customer.homeStore());
    LocalDate today = clock.today(calendars.zone(customer.homeStore()));
    LocalDate born =
        personal.open(customer, PersonalField.BIRTH_DATE).map(LocalDate::parse).orElse(null);
    LocalDate insured =
        cars.knowsCarsOf(customer.id()) || cars.isAtRenewalDesk(customer.id())
            ? null
            : customer.profile().insuranceExpiry();
    boolean member = clubs.stream().anyMatch(club -> club.isMember(customer.id()));
    return new ReminderPlan(policy, today)
        .of(customer.id(), born, insured, cars.datesOf(customer.id())).stream()
            .filter(occurrence -> member || !policy.rule(occurrence.kind()).membersOnly())
            .toList();
  }

  private Reminder keep(Customer customer, Occurrence occurrence, Instant due) {
    Optional<Reminder> known =
        reminders.findByKindAndOccasion(occurrence.kind(), occurrence.occasion());
    if (known.isEmpty()) {
      return plan(Reminder.planned(customer.homeStore(), customer.id(), occurrence, due));
    }
    Reminder reminder = known.get();
    boolean planned = reminder.state() == ReminderState.PLANNED;
    boolean moved = planned && !reminder.targetOn().equals(occurrence.on());
    return moved || reminder.state() == ReminderState.DROPPED
        ? plan(reminder.replanned(occurrence.on(), due))
        : reminder;
  }

  private Reminder plan(Reminder reminder) {
    Reminder saved = reminders.save(reminder);
    String store = saved.storeCode();
    deadlines.set(DUE, saved.id(), store, saved.dueAt());
    deadlines.set(
        PASSED,
        saved.id(),
        store,
        saved.targetOn().plusDays(1).atStartOfDay(calendars.zone(store)).toInstant());
    return saved;
  }

  private void drop(Reminder reminder) {
    deadlines.cancel(DUE, reminder.id());
    deadlines.cancel(PASSED, reminder.id());
    reminders.save(reminder.dropped());
  }

  /** On the last day that counts, at the hour; at once when that is over already. */
  private Instant due(String store, Occurrence occurrence) {
    var rule = policy(store).rule(occurrence.kind());
    LocalDate usual = occurrence.on().minusDays(rule.daysBefore());
    Instant due =
        IntStream.range(0, DAYS_EARLIER_AT_MOST)
            .mapToObj(earlier -> at(rule, store, usual.minusDays(earlier)))
            .filter(moment -> counts(rule, store, moment))
            .findFirst()
            .orElseGet(() -> at(rule, store, usual));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return due.isBefore(now) ? now : due;
  }

  private Instant at(ReminderPolicy.Rule rule, String store, LocalDate day) {
    return day.atTime(rule.at()).atZone(calendars.zone(store)).toInstant();
  }

  private boolean counts(ReminderPolicy.Rule rule, String store, Instant at) {
    return switch (rule.calendar()) {
      case CALENDAR_DAYS -> true;
      case WORKING_DAYS -> calendars.isWorkingDay(LocalDate.ofInstant(at, calendars.zone(store)));
      case STORE_HOURS -> calendars.isOpen(store, at);
    };
  }

  @OnDeadline(DUE)
  @Transactional
  public void due(DueDeadline deadline) {
    reminders
        .findById(deadline.subject())
        .filter(reminder -> reminder.state() == ReminderState.PLANNED)
        .ifPresent(this::send);
  }

  /** The date is over: what was not done is dropped, and what comes next is planned. */
  @OnDeadline(PASSED)
  @Transactional
  public void passed(DueDeadline deadline) {
    reminders.findById(deadline.subject()).ifPresent(over -> replan(over.customerId()));
  }

  /**
   * Sends it now instead of at its time.
   *
   * @throws RuleViolation if it is too early, or it is not planned any more
   */
  @Transactional
  Reminder dispatch(String id) {
    Reminder reminder = require(SEND, id);
    if (reminder.state() != ReminderState.PLANNED) {
      throw RuleViolation.wrongState(
          "reminder.wrong-state", reminder.state(), reminder.state().successors());
    }
    if (!mayDispatch(reminder)) {
      throw new RuleViolation("reminder.too-early", earliest(reminder));
    }
    deadlines.cancel(DUE, id);
    return send(reminder);
  }

  /** Whether it may go out now by hand. */
  boolean mayDispatch(Reminder reminder) {
    LocalDate today = clock.today(calendars.zone(reminder.storeCode()));
    return reminder.state() == ReminderState.PLANNED && !today.isBefore(earliest(reminder));
  }

  private LocalDate earliest(Reminder reminder) {
    return reminder
        .targetOn()
        .minusDays(policy(reminder.storeCode()).rule(reminder.kind()).earliestDays());
  }

  private Reminder send(Reminder reminder) {
    Customer customer = customers.get(reminder.customerId());
    var rule = policy(reminder.storeCode()).rule(reminder.kind());
    String owner = owner(reminder.storeCode(), rule, null);
    if (!messages.mayWrite(customer, rule.template(), rule.purpose())) {
      return reminders.save(reminder.left(owner));
    }
    String message =
        messages.send(
            customer.id(),
            rule.template(),
            rule.purpose(),
            Map.of("date", reminder.targetOn().toString()));
    Reminder sent =
        reminders.save(reminder.sent(message, owner, access.caller().personId(), clock.instant()));
    tell(sent, Way.MESSAGE);
    return sent;
  }

  /** The message did not arrive: a person does it. */
  @Transactional
  public void notDelivered(String messageId) {
    reminders
        .findByMessageId(messageId)
        .filter(reminder -> reminder.state() == ReminderState.SENT)
        .ifPresent(reminder -> reminders.save(reminder.left(reminder.ownerId())));
  }

  /**
   * A person told the customer.
   *
   * @throws RuleViolation if nobody owes it, or the evidence says something else
   */
  @Transactional
  Reminder tellInPerson(String id, Evidence evidence) {
    Reminder reminder = require(SEND, id);
    String me = access.caller().personId();
    Instant at =
        evidenceDesk.require(
            evidence, reminder.storeCode(), reminder.customerId(), me, reminder.dueAt());
    Reminder done = reminders.save(reminder.done(me, at));
    tell(done, Way.PERSON);
    return done;
  }

  private void tell(Reminder reminder, Way way) {
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.crm.reminder-sent.v1",
            reminder.id(),
            reminder.storeCode(),
            clock.instant(),
            new ReminderSentV1(
                reminder.id(),
                reminder.customerId(),
                reminder.kind(),
                reminder.kind() == ReminderKind.BIRTHDAY ? null : reminder.targetOn(),
                reminder.messageId(),
                way,
                reminder.ownerId(),
                access.caller().personId())));
  }

  /** Nobody is reminded any more. */
  @Transactional
  public void customerGone(String customerId) {
    reminders.findByCustomerIdAndStateIn(customerId, OPEN).forEach(this::drop);
  }

  /** As {@link #customerGone}; and nothing says when the person was born. */
  @Transactional
  public void customerErased(String customerId) {
    customerGone(customerId);
    reminders.deleteAll(reminders.findByCustomerIdAndKind(customerId, ReminderKind.BIRTHDAY));
  }

  @Transactional
  public void ownerLeft(String personId) {
    reminders
        .findByOwnerIdAndState(personId, ReminderState.TASK)
        .forEach(
            task -> {
              var rule = policy(task.storeCode()).rule(task.kind());
              reminders.save(task.ownedBy(owner(task.storeCode(), rule, personId)));
            });
  }

  private @Nullable String owner(String store, ReminderPolicy.Rule rule, @Nullable String except) {
    return owners.choose(store, rule.owners(), except, this::tasksByOwner).orElse(null);
  }

  private Map<String, Integer> tasksByOwner(List<String> people) {
    Map<String, Integer> open = new HashMap<>();
    queries
        .unscoped(
            "work is given out by rule, whoever caused it",
            """
            SELECT owner_id, COUNT(*) AS tasks FROM reminder
             WHERE owner_id IN (:people) AND state = 'TASK' GROUP BY owner_id
            """)
        .param("people", people)
        .query(
            row -> {
              open.put(row.getString("owner_id"), row.getInt("tasks"));
            });
    return open;
  }

  /** What a person owes to customers. */
  @Transactional(readOnly = true)
  public List<Reminder> tasksOf(String personId) {
    return reminders.findByOwnerIdAndState(personId, ReminderState.TASK);
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Reminder require(String action, String id) {
    Reminder reminder = reminders.findById(id).orElseThrow(() -> new NotFound("reminder", id));
    access.requireInScope(action, "reminder", id, reminder.storeCode(), reminder.ownerId());
    return reminder;
  }

  Page<Reminder> page(
      @Nullable ReminderKind kind,
      @Nullable ReminderState state,
      @Nullable String customerId,
      ListRequest request) {
    List<String> also = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    if (kind != null) {
      also.add(" AND r.kind = :kind");
      parameters.put("kind", kind.name());
    }
    if (state != null) {
      also.add(" AND r.state = :state");
      parameters.put("state", state.name());
    }
    if (customerId != null) {
      also.add(" AND r.customer_id = :customer");
      parameters.put("customer", customerId);
    }
    return pages.page(
        READ,
        "SELECT r.* FROM reminder r WHERE {scope:r.store_code,r.owner_id}" + String.join("", also),
        parameters,
        request,
        Map.of("dueAt", "r.due_at"),
        "r.id",
        ROW);
  }

  private ReminderPolicy policy(String store) {
    return policies.inForce(
        POLICY, ReminderPolicy.class, store, clock.today(calendars.zone(store)));
  }
}
