package io.forecourt.insurance.cases;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the desk has to insure. The order and its car are told by two services in any order, so each
 * fact fills its own part of the case and creates it when it comes first; who walks in or is sent
 * by a partner has a case without an order.
 */
@Service
@Transactional
public class Cases {

  static final String WORK = "insurance.case.work";

  record LostV1(
      String caseId,
      @Nullable String orderId,
      @Nullable String customerId,
      @Nullable String vin,
      String reasonCode,
      @Nullable LocalDate coveredUntil,
      String specialistId) {}

  private final CaseRows rows;
  private final CaseCars cars;
  private final RulesShown rules;
  private final PartnersKnown partners;
  private final Access access;
  private final BusinessClock clock;
  private final Outbox outbox;
  private final ApplicationEventPublisher facts;

  Cases(
      CaseRows rows,
      CaseCars cars,
      RulesShown rules,
      PartnersKnown partners,
      Access access,
      BusinessClock clock,
      Outbox outbox,
      ApplicationEventPublisher facts) {
    this.rows = rows;
    this.cars = cars;
    this.rules = rules;
    this.partners = partners;
    this.access = access;
    this.clock = clock;
    this.outbox = outbox;
    this.facts = facts;
  }

  /**
   * The rest of the transaction runs alone for this order: its policy and its delivery may be told
   * at once, and the later of the two must see what the earlier has noted.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void inTurn(String orderId) {
    rows.findWithLockById(orderId);
  }

  /** The rest of the transaction runs alone for this car, whichever cases know it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void inTurnForCar(String vin) {
    rows.findWithLockByVinOrderById(vin);
  }

  void orderPlaced(
      String orderId, String store, String number, String customer, String consultant) {
    change(orderId, store, row -> row.ordered(number, customer, consultant));
  }

  void carAllocated(String orderId, String store, CaseCars.Car car, long sequence, Instant at) {
    cars.allocated(orderId, car, sequence, at);
    changeCar(orderId, store);
  }

  void carReleased(String orderId, String store, CaseCars.Car car, long sequence, Instant at) {
    cars.released(orderId, car, sequence, at);
    changeCar(orderId, store);
  }

  /** What was issued for a car that the customer has stays, whatever becomes of its reservation. */
  void carDelivered(String orderId, CaseCars.Car car, Instant at) {
    cars.delivered(orderId, car, at);
  }

  /**
   * Opens the file of somebody who comes without an order of this group.
   *
   * @throws RuleViolation if the store has no agreement with the partner today
   */
  CaseRow open(String customerId, String vin, @Nullable String partnerId) {
    String store = access.caller().store();
    if (partnerId != null && !partners.isPartnerOf(store, partnerId)) {
      throw new RuleViolation("case.no-such-partner");
    }
    return rows.save(
        CaseRow.atDesk(
            Ids.next(),
            store,
            customerId,
            vin,
            partnerId == null ? CaseChannel.WALK_IN : CaseChannel.PARTNER,
            partnerId,
            access.caller().personId()));
  }

  /** Notes what the customer asked and was told, by the rules in force today. */
  CaseRow advise(String id, Collection<AdviceTopic> topics, boolean claimsNotice) {
    CaseRow row = require(WORK, id);
    return rows.save(
        row.advised(
            access.caller().personId(),
            topics,
            rules.versionShown(row.storeCode()).orElse(null),
            claimsNotice));
  }

  /**
   * The customer buys elsewhere, or not at all.
   *
   * @throws RuleViolation if the car is insured here already
   */
  CaseRow lose(String id, String reason, @Nullable LocalDate coveredUntil) {
    CaseRow lost = rows.save(require(WORK, id).lost(reason, coveredUntil));
    Instant now = clock.instant();
    String customer = lost.customerId();
    String vin = lost.vin();
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance.insurance-case-lost.v1",
            lost.id(),
            lost.storeCode(),
            now,
            new LostV1(
                lost.id(),
                lost.orderId(),
                customer,
                vin,
                reason,
                coveredUntil,
                access.caller().personId())));
    if (customer != null && vin != null && coveredUntil != null) {
      facts.publishEvent(
          new CarInsuredElsewhere(lost.id(), lost.storeCode(), customer, vin, coveredUntil));
    }
    return lost;
  }

  /** The case as it was before it closed, for settling what was already issued. */
  public void close(String orderId, String store) {
    change(orderId, store, row -> row.become(CaseState.CLOSED));
  }

  public void insured(CaseRow insurance) {
    rows.save(insurance.become(CaseState.INSURED));
  }

  /** Its policy is off: the car is to be insured again. */
  public void reopen(String id) {
    rows.findById(id)
        .filter(row -> row.state() == CaseState.INSURED)
        .ifPresent(row -> rows.save(row.become(CaseState.OPEN)));
  }

  /** The case for the system's own work on it, whatever the caller's scope. */
  @Transactional(readOnly = true)
  public CaseRow get(String id) {
    return rows.findById(id).orElseThrow(() -> new NotFound("case", id));
  }

  /**
   * @throws NotFound if unknown or outside the caller's scope for the action
   */
  @Transactional(readOnly = true)
  public CaseRow require(String action, String id) {
    CaseRow row = get(id);
    access.requireInScope(action, "case", id, row.storeCode(), null);
    return row;
  }

  /** Whoever hears of it finds the case as it is now. */
  private void changeCar(String orderId, String store) {
    Optional<CaseCars.Car> car = cars.of(orderId);
    Optional<String> before = rows.findById(orderId).map(CaseRow::vin);
    CaseRow now =
        change(
            orderId,
            store,
            row ->
                row.withCar(
                    car.map(CaseCars.Car::vehicleId).orElse(null),
                    car.map(CaseCars.Car::vin).orElse(null)));
    before
        .filter(vin -> !vin.equals(now.vin()))
        .ifPresent(vin -> facts.publishEvent(new CarChanged(orderId, vin)));
  }

  private CaseRow change(String orderId, String store, UnaryOperator<CaseRow> fact) {
    CaseRow row = rows.findById(orderId).orElseGet(() -> CaseRow.ofOrder(orderId, store));
    return rows.save(fact.apply(row));
  }
}
