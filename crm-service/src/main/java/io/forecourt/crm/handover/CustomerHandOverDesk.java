package io.forecourt.crm.handover;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.CustomerServed;
import io.forecourt.crm.customer.domain.CustomerEvent.CustomerHandedOver;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.customer.domain.Customers.Served;
import io.forecourt.crm.handover.CustomerHandOver.Cause;
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
  private static final RowMapper<CustomerHandOver> ROW = RecordMapper.of(CustomerHandOver.class);

  /** How long a customer may be without a consultant. */
  record HandOverPolicy(Term within) {
    record Term(int days, CalendarKind calendar) {}
  }

  private final CustomerHandOvers handOvers;
  private final CustomerArchive archive;
  private final Customers customers;
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
   * A consultant is not there (any more): the customers served in these stores are listed.
   *
   * @param keptStores stores in which the person goes on to serve
   * @param from since or from when
   * @param returnsAt when the person is back; null for never
   */
  @Transactional
  public void absent(
      String personId,
      Cause cause,
      Set<String> keptStores,
      Instant from,
      @Nullable Instant returnsAt) {
    for (Served served : customers.servedBy(personId)) {
      boolean listed =
          handOvers
              .findByCustomerIdAndStoreCodeAndState(
                  served.customerId(), served.store(), CustomerHandOver.State.OPEN)
              .stream()
              .anyMatch(open -> open.previousOwnerId().equals(personId));
      if (keptStores.contains(served.store()) || listed) {
        continue;
      }
      Instant dueAt = dueAt(served.store(), from);
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
                  dueAt,
                  returnsAt,
                  null,
                  null,
                  null,
                  null));
      deadlines.set(DUE, opened.id(), opened.storeCode(), dueAt);
      if (returnsAt != null) {
        deadlines.set(RETURN, opened.id(), opened.storeCode(), returnsAt);
      }
    }
  }

  /**
   * @throws RuleViolation if it is settled, or the person does not sell in the store
   */
  @Transactional
  public CustomerHandOver assign(String id, String consultantId) {
    CustomerHandOver open = require(ASSIGN, id);
    if (!roster.isConsultant(open.storeCode(), consultantId)
        || consultantId.equals(open.previousOwnerId())) {
      throw new RuleViolation("lead.not-a-consultant", consultantId, open.storeCode());
    }
    return settle(open, consultantId, access.caller().personId(), clock.instant());
  }

  /** Nobody decided in time: the consultant with the fewest customers serves from now on. */
  @OnDeadline(DUE)
  @Transactional
  public void due(DueDeadline deadline) {
    CustomerHandOver waiting = handOvers.findById(deadline.subject()).orElseThrow();
    if (!waiting.isOpen()) {
      return;
    }
    Optional<String> successor = leastBusy(waiting.storeCode(), waiting.previousOwnerId());
    if (successor.isPresent()) {
      settle(waiting, successor.get(), Caller.SYSTEM, deadline.due());
    } else {
      deadlines.set(
          DUE, waiting.id(), waiting.storeCode(), dueAt(waiting.storeCode(), deadline.due()));
    }
  }

  /** The consultant is back from leave and serves again whom nobody else was given meanwhile. */
  @OnDeadline(RETURN)
  @Transactional
  public void back(DueDeadline deadline) {
    CustomerHandOver handOver = handOvers.findById(deadline.subject()).orElseThrow();
    String deputy = handOver.consultantId();
    if (handOver.isOpen()) {
      deadlines.cancel(DUE, handOver.id());
      handOvers.save(handOver.returned());
    } else if (deputy != null && serves(deputy, handOver)) {
      handOvers.save(handOver.returned());
      handTo(handOver, handOver.previousOwnerId(), deputy, deadline.due());
    }
  }

  /** Somebody serves the customer already, for a lead was given to them. */
  @EventListener
  void on(CustomerServed served) {
    handOvers
        .findByCustomerIdAndStoreCodeAndState(
            served.customerId(), served.store(), CustomerHandOver.State.OPEN)
        .stream()
        .filter(open -> !open.previousOwnerId().equals(served.consultantId()))
        .forEach(
            open -> {
              deadlines.cancel(DUE, open.id());
              CustomerHandOver done =
                  handOvers.save(
                      open.assigned(
                          served.consultantId(), access.caller().personId(), clock.instant()));
              tell(done, served.consultantId(), open.previousOwnerId(), clock.instant());
            });
  }

  private CustomerHandOver settle(
      CustomerHandOver open, String consultantId, String by, Instant at) {
    CustomerHandOver done = handOvers.save(open.assigned(consultantId, by, at));
    deadlines.cancel(DUE, done.id());
    handTo(done, consultantId, open.previousOwnerId(), at);
    return done;
  }

  private void handTo(CustomerHandOver handOver, String consultantId, String previous, Instant at) {
    archive.serve(handOver.customerId(), handOver.storeCode(), consultantId);
    tell(handOver, consultantId, previous, at);
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

  private boolean serves(String personId, CustomerHandOver handOver) {
    return archive.bonds(handOver.customerId()).stream()
        .anyMatch(
            bond -> bond.store().equals(handOver.storeCode()) && personId.equals(bond.ownerId()));
  }

  private Optional<String> leastBusy(String store, String exceptFor) {
    List<String> people =
        roster.withRole(store, CONSULTANT).stream().filter(one -> !one.equals(exceptFor)).toList();
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
