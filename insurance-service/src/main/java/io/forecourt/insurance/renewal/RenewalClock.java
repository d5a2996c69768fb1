package io.forecourt.insurance.renewal;

import io.forecourt.insurance.cases.CarInsuredElsewhere;
import io.forecourt.insurance.cases.Cases;
import io.forecourt.insurance.policy.PolicyKind;
import io.forecourt.insurance.renewal.PolicyClassified.Business;
import io.forecourt.platform.customer.CustomerReferences;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the date on which each car's cover ends, and sees a renewal when a policy follows another.
 * The delivery starts the clock; a car insured elsewhere counts a year from it until the customer's
 * own date is known.
 */
@Service
@Transactional
class RenewalClock {

  private final Renewals renewals;
  private final Cases cases;
  private final NewCarCover newCars;
  private final RenewalEvents tell;
  private final Policies policies;
  private final OwedCalls calls;
  private final Complaints complaints;
  private final CustomerReferences customers;
  private final ApplicationEventPublisher events;
  private final BusinessClock clock;

  RenewalClock(
      Renewals renewals,
      Cases cases,
      NewCarCover newCars,
      RenewalEvents tell,
      Policies policies,
      OwedCalls calls,
      Complaints complaints,
      CustomerReferences customers,
      ApplicationEventPublisher events,
      BusinessClock clock) {
    this.renewals = renewals;
    this.cases = cases;
    this.newCars = newCars;
    this.tell = tell;
    this.policies = policies;
    this.calls = calls;
    this.complaints = complaints;
    this.customers = customers;
    this.events = events;
    this.clock = clock;
  }

  @Reaction("io.forecourt.sales.vehicle-delivered.v1")
  void start(IncomingEvent<VehicleDelivered> event) {
    VehicleDelivered delivery = event.data();
    cases.inTurn(delivery.orderId());
    if (renewals.existsByOrderId(delivery.orderId())) {
      return;
    }
    Optional<Renewal> former = renewals.findByOpenKey(delivery.vin());
    if (former.isPresent() && former.get().waitsFor(delivery.customerId())) {
      renewals.save(former.get().delivered(delivery.orderId()));
      return;
    }
    former.ifPresent(other -> end(other, "SOLD", event.time()));
    LocalDate delivered = LocalDate.ofInstant(delivery.deliveredAt(), Renewal.ZONE);
    Cover cover = Cover.elsewhere(delivered.plusYears(1).minusDays(1));
    for (NewCarCover.Policy policy : newCars.taken(delivery.vin())) {
      cover = cover.issued(policy.kind(), policy.policyId(), policy.endDate());
    }
    Renewal renewal =
        renewals.save(
            Renewal.waiting(
                event.store(), delivery.customerId(), delivery.vin(), delivery.orderId(), cover));
    tell.clockStarted(renewal, event.time());
    customers.follow(delivery.customerId());
  }

  /** Who bought elsewhere is asked again when that cover ends. */
  @EventListener
  void insuredElsewhere(CarInsuredElsewhere car) {
    if (renewals.findByOpenKey(car.vin()).isEmpty()) {
      Renewal chance =
          renewals.save(
              Renewal.waiting(
                  car.storeCode(),
                  car.customerId(),
                  car.vin(),
                  null,
                  Cover.elsewhere(car.until())));
      tell.clockStarted(chance, clock.instant());
      customers.follow(car.customerId());
    }
  }

  @Reaction("io.forecourt.insurance.policy-issued.v1")
  void issued(IncomingEvent<PolicyIssued> event) {
    PolicyIssued policy = event.data();
    if (policy.orderId() != null) {
      cases.inTurn(policy.orderId());
    }
    Followed followed = follow(policy, event.store(), event.time());
    events.publishEvent(
        PolicyClassified.of(
            policy.policyId(),
            event.store(),
            followed.business(),
            followed.creditedTo(),
            policy.issuedBy(),
            policy.premium(),
            event.time()));
    customers.follow(policy.customerId());
  }

  private Followed follow(PolicyIssued policy, String store, Instant at) {
    Followed otherwise =
        new Followed(policy.orderId() == null ? Business.OTHER : Business.NEW_CAR, null);
    Optional<Renewal> open = caseOf(policy);
    if (open.isEmpty() && policy.orderId() != null) {
      newCars.keep(policy.policyId(), policy.vin(), policy.kind(), policy.endDate());
      return otherwise;
    }
    if (open.isEmpty()) {
      Renewal first =
          renewals.save(
              Renewal.waiting(
                  store,
                  policy.customerId(),
                  policy.vin(),
                  null,
                  Cover.first(policy.kind(), policy.policyId(), policy.endDate())));
      tell.clockStarted(first, at);
      return otherwise;
    }
    Renewal renewal = open.get();
    RenewalPolicy rules = rules(store, at);
    Optional<Renewal> won =
        renewal.lastOutcome() == RenewalState.WON ? before(renewal) : Optional.empty();
    if (won.isPresent() && isRestOf(won.get(), renewal, policy, rules)) {
      Cover both = renewal.cover().issued(policy.kind(), policy.policyId(), policy.endDate());
      calls.drop(renewals.save(renewal.settled(both)), renewal.quoteId(), at);
      return new Followed(
          Business.RENEWAL, won.map(Renewal::ending).map(Ending::renewedBy).orElse(null));
    }
    if (waitsBeforeSeason(renewal, policy, rules)) {
      renewals.save(
          renewal.covered(
              renewal.cover().issued(policy.kind(), policy.policyId(), policy.endDate())));
      return otherwise;
    }
    if (!policy.endDate().isAfter(renewal.cover().renewalDate())) {
      return otherwise;
    }
    return new Followed(Business.RENEWAL, win(renewal, policy, at));
  }

  /** Whether a policy is the second of the renewal that the other kind has won. */
  private static boolean isRestOf(
      Renewal won, Renewal renewal, PolicyIssued policy, RenewalPolicy rules) {
    LocalDate ends = renewal.cover().end(policy.kind());
    return ends == null
        ? waitsBeforeSeason(renewal, policy, rules)
        : policy.endDate().isAfter(ends) && !ends.isAfter(rules.seasonEnds(won.cover()));
  }

  private static boolean waitsBeforeSeason(
      Renewal renewal, PolicyIssued policy, RenewalPolicy rules) {
    LocalDate seasonBegins = renewal.cover().renewalDate().minusDays(rules.opensDaysBefore());
    return renewal.state() == RenewalState.WAITING && policy.startDate().isBefore(seasonBegins);
  }

  /** A case without a car is that of the present one, never of a car that was ordered here. */
  private Optional<Renewal> caseOf(PolicyIssued policy) {
    Optional<Renewal> ofCar = renewals.findByOpenKey(policy.vin());
    return ofCar.isPresent() || policy.orderId() != null
        ? ofCar
        : renewals.openWithoutCar(policy.customerId());
  }

  /**
   * @return who is credited with it
   */
  private String win(Renewal renewal, PolicyIssued policy, Instant at) {
    String by = renewal.specialistId() == null ? policy.issuedBy() : renewal.specialistId();
    Renewal won =
        renewals.save(
            renewal.won(Ending.won(at, policy.policyId(), policy.premium().amount(), by)));
    calls.drop(won, at);
    tell.renewed(won, policy.policyId(), policy.product(), policy.premium().amount(), by, at);
    Cover remaining = renewal.cover().issued(policy.kind(), policy.policyId(), policy.endDate());
    renewals.save(won.next(policy.vin(), remaining));
    return by;
  }

  private Optional<Renewal> before(Renewal renewal) {
    return Optional.ofNullable(renewal.previousId()).flatMap(renewals::findById);
  }

  /**
   * Without its policy a kind counts as insured elsewhere until its date. When a renewal is off
   * before it begins, what it would have followed ends all the same.
   */
  @Reaction("io.forecourt.insurance.policy-cancelled.v1")
  void cancelled(IncomingEvent<PolicyGone> event) {
    String policy = event.data().policyId();
    newCars.forget(policy);
    renewals.openOf(policy).ifPresent(renewal -> uncover(renewal, policy, event.time()));
  }

  private void uncover(Renewal renewal, String policy, Instant at) {
    Cover cover = renewal.cover();
    PolicyKind kind = cover.kindOf(policy).orElseThrow();
    LocalDate today = LocalDate.ofInstant(at, Renewal.ZONE);
    Optional<Renewal> won =
        before(renewal)
            .filter(before -> before.state() == RenewalState.WON)
            .filter(before -> !before.cover().includes(policy))
            .filter(before -> before.cover().runsOn(kind, today));
    if (won.isEmpty()) {
      renewals.save(renewal.withCover(cover.cancelled(policy)));
      return;
    }
    Cover again = cover.restored(kind, won.get().cover());
    if (renewal.state() == RenewalState.WAITING && won.get().wasWonBy(policy)) {
      renewals.delete(renewal);
      Renewal reopened = won.get().reopened(again);
      boolean paused =
          reopened.state() == RenewalState.OPEN && complaints.anyOpenOf(reopened.customerId());
      renewals.save(paused ? reopened.paused() : reopened);
    } else {
      renewals.save(renewal.withCover(again));
    }
  }

  /** The remaining term goes with the car: its new owner is the one to remind. */
  @Reaction("io.forecourt.insurance.policy-transferred.v1")
  void transferred(IncomingEvent<PolicyTransferred> event) {
    PolicyTransferred policy = event.data();
    renewals
        .findByOpenKey(policy.vin())
        .filter(renewal -> !renewal.customerId().equals(policy.customerId()))
        .ifPresent(
            renewal -> {
              Renewal former = end(renewal, "SOLD", event.time());
              renewals.save(former.passedTo(policy.customerId()));
              customers.follow(policy.customerId());
            });
  }

  /** What the customer says of a cover elsewhere is noted as a chance for the year to come. */
  @Reaction("io.forecourt.crm.customer-profile-updated.v1")
  void learned(IncomingEvent<ProfileUpdated> event) {
    LocalDate expiry = event.data().insuranceExpiry();
    LocalDate today = LocalDate.ofInstant(event.time(), Renewal.ZONE);
    if (!event.data().isAboutInsurance()
        || expiry == null
        || expiry.plusDays(rules(event.store(), event.time()).lapseDays()).isBefore(today)) {
      return;
    }
    String customer = event.data().customerId();
    List<Renewal> known = renewals.findByCustomerId(customer);
    if (known.stream().anyMatch(renewal -> renewal.hasSettled(expiry))) {
      return;
    }
    List<Renewal> open = known.stream().filter(renewal -> !renewal.state().isOver()).toList();
    if (open.isEmpty()) {
      renewals.save(Renewal.waiting(event.store(), customer, null, null, Cover.elsewhere(expiry)));
    } else if (open.size() == 1
        && open.getFirst().state() == RenewalState.WAITING
        && !open.getFirst().cover().insuredHere()) {
      renewals.save(open.getFirst().covered(open.getFirst().cover().expectedOn(expiry)));
    }
    customers.follow(customer);
  }

  @Reaction("io.forecourt.sales.trade-in-accepted.v1")
  void tradedIn(IncomingEvent<CarSold> event) {
    renewals
        .findByOpenKey(event.data().vin())
        .ifPresent(renewal -> end(renewal, "SOLD", event.time()));
  }

  @Reaction("io.forecourt.sales.used-car-sold.v1")
  void sold(IncomingEvent<CarSold> event) {
    renewals
        .findByOpenKey(event.data().vin())
        .filter(renewal -> !renewal.customerId().equals(event.data().customerId()))
        .ifPresent(renewal -> end(renewal, "SOLD", event.time()));
  }

  private Renewal end(Renewal renewal, String reason, Instant at) {
    Ending how = Ending.without(at, reason);
    Renewal ended = renewals.save(renewal.withoutCar(how));
    calls.drop(ended, at);
    tell.closed(ended, how);
    return ended;
  }

  private RenewalPolicy rules(String store, Instant at) {
    return policies.inForce(
        RenewalPolicy.NAME, RenewalPolicy.class, store, LocalDate.ofInstant(at, Renewal.ZONE));
  }

  /**
   * What business a policy is.
   *
   * @param creditedTo null for who issued it
   */
  private record Followed(Business business, @Nullable String creditedTo) {}

  record VehicleDelivered(String orderId, String customerId, String vin, Instant deliveredAt) {}

  record PolicyIssued(
      String policyId,
      PolicyKind kind,
      @Nullable String product,
      @Nullable String orderId,
      String customerId,
      String vin,
      LocalDate startDate,
      LocalDate endDate,
      Money premium,
      String issuedBy) {}

  record PolicyGone(String policyId) {}

  record PolicyTransferred(String policyId, String vin, String customerId) {}

  /**
   * @param insuranceExpiry what crm has stored, whatever the update is about
   */
  record ProfileUpdated(
      String customerId, @Nullable LocalDate insuranceExpiry, @Nullable Boolean insuranceChanged) {

    boolean isAboutInsurance() {
      return Boolean.TRUE.equals(insuranceChanged);
    }
  }

  record CarSold(String vin, @Nullable String customerId) {}
}
