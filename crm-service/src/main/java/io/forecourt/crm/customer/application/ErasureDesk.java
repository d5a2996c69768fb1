package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerState;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.customer.domain.ErasureRequest;
import io.forecourt.crm.customer.domain.ErasureRequests;
import io.forecourt.crm.customer.domain.ErasureVerdict;
import io.forecourt.crm.customer.domain.FileQuality;
import io.forecourt.crm.customer.domain.Purchase;
import io.forecourt.crm.records.CustomerRecords;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.personal.Erasure;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets customers who ask for it, at once or when the statutory period has ended. */
@Service
public class ErasureDesk {
  private static final String RETENTION_ENDED = "customer.retention-ended";
  private static final String UNUSED = "customer.unused";

  /**
   * A request with the services that have answered; together they are the receipt.
   *
   * @param completedBy names of the services that hold nothing more of the person
   */
  public record Progress(ErasureRequest request, SortedSet<String> completedBy) {}

  private final CustomerArchive archive;
  private final Customers customers;
  private final ErasureRequests requests;
  private final CustomerRecords records;
  private final FileQuality files;
  private final Erasure erasure;
  private final Policies policies;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final ApplicationEventPublisher facts;

  ErasureDesk(
      CustomerArchive archive,
      Customers customers,
      ErasureRequests requests,
      CustomerRecords records,
      FileQuality files,
      Erasure erasure,
      Policies policies,
      Deadlines deadlines,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      ApplicationEventPublisher facts) {
    this.archive = archive;
    this.customers = customers;
    this.requests = requests;
    this.records = records;
    this.files = files;
    this.erasure = erasure;
    this.policies = policies;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.facts = facts;
  }

  /**
   * @return the customer as it is afterwards: ERASED, or RESTRICTED with the date
   * @throws io.forecourt.platform.rule.RuleViolation if a contract is running
   */
  @Transactional
  public Customer request(String customerId) {
    archive.require("crm.customer.erase", customerId);
    Customer customer = customers.lock(customerId);
    String store = customer.homeStore();
    ZoneId zone = calendars.zone(store);
    Instant now = clock.instant();
    String id = customer.id();
    String by = access.caller().personId();
    String requestId = Ids.next();
    int years = retention(store).saleFileYears();
    return switch (ErasureVerdict.on(customers.purchasesOf(id), years, zone)) {
      case ErasureVerdict.Erase() -> {
        requests.save(new ErasureRequest(requestId, id, store, by, now, null, now, null));
        yield carryOut(customer, requestId, now);
      }
      case ErasureVerdict.Restrict(LocalDate until) -> {
        requests.save(new ErasureRequest(requestId, id, store, by, now, until, null, null));
        var restricted = customer.restrict(requestId, until, now);
        Customer saved = customers.save(customer);
        hide(customer);
        deadlines.cancel(UNUSED, id);
        deadlines.set(RETENTION_ENDED, id, store, until.atStartOfDay(zone).toInstant());
        facts.publishEvent(restricted);
        yield saved;
      }
    };
  }

  @Transactional(readOnly = true)
  public Progress progress(String customerId) {
    String id = archive.require("crm.customer.erase", customerId).id();
    ErasureRequest request =
        requests.ofCustomer(id).orElseThrow(() -> new NotFound("erasure", customerId));
    return new Progress(request, requests.receipts(request.id()));
  }

  /** A service says that it holds nothing more of the person. */
  @Transactional
  public void completed(String requestId, String service, Instant at) {
    requests.receipt(requestId, service, at);
  }

  @OnDeadline(RETENTION_ENDED)
  @Transactional
  public void retentionEnded(DueDeadline deadline) {
    Customer customer = customers.lock(deadline.subject());
    ErasureRequest request =
        requests
            .ofCustomer(customer.id())
            .orElseThrow(() -> new NotFound("erasure", customer.id()));
    requests.save(request.carriedOut(deadline.due()));
    carryOut(customer, request.id(), deadline.due());
  }

  /** A file that nothing was ever sold on is looked at when it may have become useless. */
  @EventListener
  void watch(CustomerRegistered registered) {
    deadlines.set(
        UNUSED,
        registered.customerId(),
        registered.store(),
        leadsKeptFrom(registered.store(), registered.at()));
  }

  /**
   * Forgets a customer without a sale when the retention of leads has ended since the last contact,
   * and a buyer when that of the sale's file has; else looks again on that day.
   */
  @OnDeadline(UNUSED)
  @Transactional
  public void unused(DueDeadline deadline) {
    Customer customer = customers.lock(deadline.subject());
    if (!customer.id().equals(deadline.subject())) {
      deadlines.set(
          UNUSED,
          deadline.subject(),
          deadline.store(),
          leadsKeptFrom(deadline.store(), deadline.due()));
      return;
    }
    if (customer.state() != CustomerState.ACTIVE) {
      return;
    }
    String id = customer.id();
    Instant keptUntil = keptUntil(customer);
    if (keptUntil.isAfter(deadline.due())) {
      deadlines.set(UNUSED, id, deadline.store(), keptUntil);
      return;
    }
    String requestId = Ids.next();
    Instant at = deadline.due();
    requests.save(
        new ErasureRequest(requestId, id, customer.homeStore(), Caller.SYSTEM, at, null, at, null));
    carryOut(customer, requestId, at);
  }

  private Instant keptUntil(Customer customer) {
    String store = customer.homeStore();
    ZoneId zone = calendars.zone(store);
    List<Purchase> purchases = customers.purchasesOf(customer.id());
    if (purchases.stream().anyMatch(purchase -> purchase.state() == Purchase.State.PLACED)) {
      return leadsKeptFrom(store, clock.instant());
    }
    Instant contact =
        leadsKeptFrom(
            store,
            records
                .lastTouch(archive.idsOf(customer.id()), clock.instant())
                .orElse(customer.snapshot().registeredAt()));
    return switch (ErasureVerdict.on(purchases, retention(store).saleFileYears(), zone)) {
      case ErasureVerdict.Erase() -> contact;
      case ErasureVerdict.Restrict(LocalDate until) -> {
        Instant file = until.atStartOfDay(zone).toInstant();
        yield file.isAfter(contact) ? file : contact;
      }
    };
  }

  private Instant leadsKeptFrom(String store, Instant lastContact) {
    ZoneId zone = calendars.zone(store);
    return lastContact
        .atZone(zone)
        .plusMonths(retention(store).leadMonths())
        .toLocalDate()
        .plusDays(1)
        .atStartOfDay(zone)
        .toInstant();
  }

  private RetentionPolicy retention(String store) {
    return policies.inForce(
        "retention", RetentionPolicy.class, store, clock.today(calendars.zone(store)));
  }

  private Customer carryOut(Customer customer, String requestId, Instant now) {
    hide(customer);
    deadlines.cancel(UNUSED, customer.id());
    for (Customer one : customer.identities()) {
      files.remember(one.homeStore(), one.id());
      var erased = one.erase(requestId, now);
      customers.save(one);
      erasure.erase(one.id());
      facts.publishEvent(erased);
    }
    requests.receipt(requestId, "crm", now);
    return customers.self(customer.id());
  }

  /** Nobody finds the customer any more, whatever number or name they know. */
  private void hide(Customer customer) {
    for (Customer one : customer.identities()) {
      List<String> numbers = customers.numbersOf(one.id());
      customers.release(one.id());
      facts.publishEvent(new NumbersReleased(numbers));
      customers.index(one.id(), List.of());
    }
  }
}
