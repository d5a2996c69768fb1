package io.forecourt.crm.handover;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.CustomerServed;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerHandedOver;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.customer.domain.Customers.Bond;
import io.forecourt.crm.customer.domain.Customers.Served;
import io.forecourt.crm.handover.CustomerHandOver.Cause;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.Leads;
import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds a new consultant for every customer of one who is not there, those who bought included: by
 * the manager, or by rule when the time is over.
 */
@Service
class CustomerHandOverDesk {
  private static final String READ = "crm.hand-over.read";
  private static final String ASSIGN = "crm.hand-over.assign";
  private static final String DUE = "hand-over.due";
  private static final String RETURN = "hand-over.return";
  private static final String CONSULTANT = "sc";
  private static final List<CustomerHandOver.State> RUNNING =
      List.of(CustomerHandOver.State.OPEN, CustomerHandOver.State.DONE);
  private static final RowMapper<CustomerHandOver> ROW = RecordMapper.of(CustomerHandOver.class);

  /** How long a customer may be without a consultant. */
  record HandOverPolicy(Term within) {
    record Term(int days, CalendarKind calendar) {}
  }

  private final CustomerHandOvers handOvers;
  private final CustomerArchive archive;
  private final Customers customers;
  private final Leads leads;
  private final Roster roster;
  private final Keyset pages;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final Deadlines deadlines;
  private final BusinessClock clock;
  private final Access access;
  private final ApplicationEventPublisher facts;

  CustomerHandOverDesk(
      CustomerHandOvers handOvers,
      CustomerArchive archive,
      Customers customers,
      Leads leads,
      Roster roster,
      Keyset pages,
      Policies policies,
      StoreCalendars calendars,
      Deadlines deadlines,
      BusinessClock clock,
      Access access,
      ApplicationEventPublisher facts) {
    this.handOvers = handOvers;
    this.archive = archive;
    this.customers = customers;
    this.leads = leads;
    this.roster = roster;
    this.pages = pages;
    this.policies = policies;
    this.calendars = calendars;
    this.deadlines = deadlines;
    this.clock = clock;
    this.access = access;
    this.facts = facts;
  }

  /**
   * A consultant left or has another post: the customers served in these stores are listed, and
   * whoever serves one of them meanwhile keeps that customer.
   *
   * @param keptStores stores in which the person goes on to serve
   */
  @Transactional
  public void gone(String personId, Cause cause, Set<String> keptStores, Instant at) {
    handOvers.findByPreviousOwnerIdAndStateIn(personId, RUNNING).stream()
        .filter(CustomerHandOver::awaitsReturn)
        .filter(waiting -> !keptStores.contains(waiting.storeCode()))
        .forEach(waiting -> forGood(waiting, cause));
    customers.servedBy(personId).stream()
        .filter(served -> !keptStores.contains(served.store()))
        .forEach(served -> list(served, personId, cause, at, null));
  }

  /** A consultant is on leave from now on, and serves the same customers again afterwards. */
  @Transactional
  public void away(String personId, Instant at, Instant backAt) {
    customers
        .servedBy(personId)
        .forEach(served -> list(served, personId, Cause.ON_LEAVE, at, backAt));
  }

  private void list(
      Served served, String personId, Cause cause, Instant at, @Nullable Instant backAt) {
    List<CustomerHandOver> running = running(served.customerId(), served.store());
    Optional<CustomerHandOver> open = running.stream().filter(CustomerHandOver::isOpen).findFirst();
    Optional<CustomerHandOver> deputised =
        running.stream().filter(one -> one.isDeputy(personId)).findFirst();
    if (open.isPresent()) {
      Instant known = open.get().returnsAt();
      boolean theirs = open.get().previousOwnerId().equals(personId);
      if (theirs && known != null && backAt != null && known.isBefore(backAt)) {
        returnLater(open.get(), backAt);
      }
    } else if (deputised.isPresent()) {
      waits(handOvers.save(deputised.get().waitsAgain(dueAt(served.store(), at))));
    } else {
      CustomerHandOver opened =
          handOvers.save(
              new CustomerHandOver(
                  Ids.next(),
                  served.customerId(),
                  served.store(),
                  personId,
                  cause,
                  CustomerHandOver.State.OPEN,
                  clock.instant(),
                  dueAt(served.store(), at),
                  backAt,
                  null,
                  null,
                  null,
                  null));
      waits(opened);
      if (backAt != null) {
        deadlines.set(RETURN, opened.id(), opened.storeCode(), backAt);
      }
    }
  }

  private void waits(CustomerHandOver open) {
    deadlines.set(DUE, open.id(), open.storeCode(), open.dueAt());
  }

  private void returnLater(CustomerHandOver waiting, Instant backAt) {
    handOvers.save(waiting.returningAt(backAt));
    deadlines.set(RETURN, waiting.id(), waiting.storeCode(), backAt);
  }

  private CustomerHandOver forGood(CustomerHandOver waiting, Cause cause) {
    deadlines.cancel(RETURN, waiting.id());
    return handOvers.save(waiting.forGood(cause));
  }

  private List<CustomerHandOver> running(String customerId, String store) {
    return handOvers.findByCustomerIdAndStoreCodeAndStateIn(customerId, store, RUNNING);
  }

  /**
   * @throws RuleViolation if it is settled, or the person does not sell in the store or is on leave
   */
  @Transactional
  public CustomerHandOver assign(String id, String consultantId) {
    CustomerHandOver open = require(ASSIGN, id);
    Instant now = clock.instant();
    if (!roster.isConsultant(open.storeCode(), consultantId)
        || consultantId.equals(open.previousOwnerId())) {
      throw new RuleViolation("lead.not-a-consultant", consultantId, open.storeCode());
    }
    if (roster.isOnLeave(open.storeCode(), consultantId, now)) {
      throw new RuleViolation("lead.consultant-on-leave", consultantId);
    }
    return settle(open, consultantId, access.caller().personId(), now);
  }

  /** Nobody decided in time: the consultant with the fewest customers serves from now on. */
  @OnDeadline(DUE)
  @Transactional
  public void due(DueDeadline deadline) {
    CustomerHandOver waiting = handOvers.findById(deadline.subject()).orElseThrow();
    if (!waiting.isOpen()) {
      return;
    }
    Optional<String> successor =
        leastBusy(waiting.storeCode(), waiting.previousOwnerId(), deadline.due());
    if (successor.isPresent()) {
      settle(waiting, successor.get(), Caller.SYSTEM, deadline.due());
    } else {
      deadlines.set(
          DUE, waiting.id(), waiting.storeCode(), dueAt(waiting.storeCode(), deadline.due()));
    }
  }

  /**
   * The consultant is back from leave and serves again whom nobody else was given meanwhile; later,
   * where another leave follows.
   */
  @OnDeadline(RETURN)
  @Transactional
  public void back(DueDeadline deadline) {
    CustomerHandOver waiting = handOvers.findById(deadline.subject()).orElseThrow();
    if (!waiting.awaitsReturn()) {
      return;
    }
    String owner = waiting.previousOwnerId();
    Optional<Instant> later = roster.backAt(waiting.storeCode(), owner, deadline.due());
    if (later.isPresent()) {
      returnLater(waiting, later.get());
    } else if (!roster.isConsultant(waiting.storeCode(), owner) || isSoldTo(waiting)) {
      forGood(waiting, waiting.cause());
    } else if (waiting.isOpen() || servedBy(waiting).filter(waiting::isDeputy).isPresent()) {
      deadlines.cancel(DUE, waiting.id());
      handTo(handOvers.save(waiting.returned()), owner, deadline.due());
    } else {
      forGood(waiting, waiting.cause());
    }
  }

  /** A lead was given to somebody, who serves its customer from now on, for good. */
  @EventListener
  void on(CustomerServed served) {
    for (CustomerHandOver running : running(served.customerId(), served.store())) {
      boolean former = running.previousOwnerId().equals(served.consultantId());
      if (running.isOpen() && !former) {
        deadlines.cancel(DUE, running.id());
        CustomerHandOver done =
            forGood(
                running.assigned(
                    served.consultantId(), access.caller().personId(), clock.instant()),
                running.cause());
        tell(done, served.consultantId(), running.previousOwnerId(), clock.instant());
      } else if (former && running.awaitsReturn()) {
        deadlines.cancel(DUE, running.id());
        deadlines.cancel(RETURN, running.id());
        handOvers.save(running.returned());
      } else if (running.awaitsReturn()) {
        forGood(running, running.cause());
      }
    }
  }

  private CustomerHandOver settle(
      CustomerHandOver open, String consultantId, String by, Instant at) {
    CustomerHandOver done = handOvers.save(open.assigned(consultantId, by, at));
    deadlines.cancel(DUE, done.id());
    handTo(done, consultantId, at);
    return done;
  }

  private void handTo(CustomerHandOver handOver, String consultantId, Instant at) {
    String previous = servedBy(handOver).orElse(handOver.previousOwnerId());
    if (!previous.equals(consultantId)) {
      customers.servedBy(handOver.storeCode(), handOver.customerId(), consultantId);
      tell(handOver, consultantId, previous, at);
    }
  }

  private void tell(CustomerHandOver handOver, String consultantId, String previous, Instant at) {
    facts.publishEvent(
        new CustomerHandedOver(
            handOver.customerId(),
            handOver.storeCode(),
            at,
            consultantId,
            previous,
            handOver.cause().name()));
  }

  private Optional<String> servedBy(CustomerHandOver handOver) {
    return archive.bonds(handOver.customerId()).stream()
        .filter(bond -> bond.store().equals(handOver.storeCode()))
        .map(Bond::ownerId)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Whether somebody else has an open lead of the customer: who sells keeps the customer. */
  private boolean isSoldTo(CustomerHandOver handOver) {
    return leads
        .openOf(handOver.customerId(), handOver.storeCode())
        .map(Lead::consultantId)
        .filter(seller -> !seller.equals(handOver.previousOwnerId()))
        .isPresent();
  }

  private Optional<String> leastBusy(String store, String exceptFor, Instant at) {
    List<String> people =
        roster.presentWithRole(store, CONSULTANT, at).stream()
            .filter(one -> !one.equals(exceptFor))
            .toList();
    Map<String, Integer> load = customers.load(store, people);
    return people.stream()
        .min(
            Comparator.<String>comparingInt(one -> load.getOrDefault(one, 0))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  public CustomerHandOver require(String action, String id) {
    CustomerHandOver one = handOvers.findById(id).orElseThrow(() -> new NotFound("hand-over", id));
    access.requireInScope(action, "hand-over", id, one.storeCode(), one.consultantId());
    return one;
  }

  Page<CustomerHandOver> page(CustomerHandOver.@Nullable State state, ListRequest request) {
    var query =
        ListQuery.of("SELECT h.* FROM hand_over h WHERE {scope:h.store_code}")
            .and("h.state = :state", state);
    return pages.page(READ, query, request, Map.of("dueAt", "h.due_at"), "h.id", ROW);
  }

  private Instant dueAt(String store, Instant from) {
    var term =
        policies
            .inForce("hand-over", HandOverPolicy.class, store, clock.today(calendars.zone(store)))
            .within();
    return calendars.endOfDay(store, from, term.calendar(), term.days());
  }
}
