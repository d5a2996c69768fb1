package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.customer.domain.ErasureRequest;
import io.forecourt.crm.customer.domain.ErasureRequests;
import io.forecourt.crm.customer.domain.ErasureVerdict;
import io.forecourt.platform.access.Access;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets customers who ask for it, at once or when the statutory period has ended. */
@Service
public class ErasureDesk {
  private static final String RETENTION_ENDED = "customer.retention-ended";

  /**
   * A request with the services that have answered; together they are the receipt.
   *
   * @param completedBy names of the services that hold nothing more of the person
   */
  public record Progress(ErasureRequest request, SortedSet<String> completedBy) {}

  private final CustomerArchive archive;
  private final Customers customers;
  private final ErasureRequests requests;
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
    LocalDate today = clock.today(zone);
    int years = policies.inForce("retention", RetentionPolicy.class, store, today).saleFileYears();
    String by = access.caller().personId();
    String requestId = Ids.next();
    return switch (ErasureVerdict.on(customers.purchasesOf(customerId), years, zone)) {
      case ErasureVerdict.Erase() -> {
        var request = new ErasureRequest(requestId, customerId, store, by, now, null, now, null);
        requests.save(request);
        yield carryOut(customer, requestId, now);
      }
      case ErasureVerdict.Restrict(LocalDate until) -> {
        requests.save(new ErasureRequest(requestId, customerId, store, by, now, until, null, null));
        var restricted = customer.restrict(requestId, until, now);
        Customer saved = customers.save(customer);
        hide(customerId);
        deadlines.set(RETENTION_ENDED, customerId, store, until.atStartOfDay(zone).toInstant());
        facts.publishEvent(restricted);
        yield saved;
      }
    };
  }

  @Transactional(readOnly = true)
  public Progress progress(String customerId) {
    archive.require("crm.customer.erase", customerId);
    ErasureRequest request =
        requests.ofCustomer(customerId).orElseThrow(() -> new NotFound("erasure", customerId));
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

  private Customer carryOut(Customer customer, String requestId, Instant now) {
    var erased = customer.erase(requestId, now);
    Customer saved = customers.save(customer);
    hide(customer.id());
    erasure.erase(customer.id());
    requests.receipt(requestId, "crm", now);
    facts.publishEvent(erased);
    return saved;
  }

  private void hide(String customerId) {
    customers.releaseMobile(customerId);
    customers.index(customerId, List.of());
  }
}
