package io.forecourt.sales.order.domain;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import io.forecourt.sales.order.domain.OrderEvent.BlockReason;
import io.forecourt.sales.order.domain.OrderEvent.PaymentStep;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A deal with one customer over one car, from the first contact to the handover; from contract and
 * deposit on it is called an order.
 *
 * <p>Each action asks {@link #obstacle} first, and so does {@link #possibleFor}: what is offered as
 * possible succeeds, what is not is refused with the rule that stands in the way.
 */
public final class Order {

  private final OrderId id;
  private final @Nullable Long version;
  private final Instant openedAt;
  private final Cars cars;
  private final List<OrderEvent> news = new ArrayList<>();

  private LeadInHand lead;
  private OrderState state;
  private @Nullable Offer offer;
  private @Nullable Contract contract;
  private Money paid;
  private @Nullable Instant depositAt;
  private @Nullable Waiting waiting;
  private Cover cover;
  private @Nullable Instant accessoriesFittedAt;
  private @Nullable Instant slotAt;
  private @Nullable CancellationRequest cancellationRequest;
  private @Nullable String invoiceNumber;
  private @Nullable Instant deliveredAt;
  private @Nullable Instant cancelledAt;
  private @Nullable String cancellationReason;

  private Order(OrderMemento kept) {
    id = kept.id();
    version = kept.version();
    lead = kept.lead();
    state = kept.state();
    openedAt = kept.openedAt();
    offer = kept.offer();
    contract = kept.contract();
    paid = kept.paid();
    depositAt = kept.depositAt();
    cars = new Cars(kept.cars());
    waiting = kept.waiting();
    cover = kept.cover();
    accessoriesFittedAt = kept.accessoriesFittedAt();
    slotAt = kept.slotAt();
    cancellationRequest = kept.cancellationRequest();
    invoiceNumber = kept.invoiceNumber();
    deliveredAt = kept.deliveredAt();
    cancelledAt = kept.cancelledAt();
    cancellationReason = kept.cancellationReason();
  }

  /** Opens an empty deal for a lead that a consultant has taken on. */
  public static Order open(OrderId id, LeadInHand lead, Instant now) {
    var deal =
        new Order(
            new OrderMemento(
                id,
                null,
                lead,
                OrderState.DRAFT,
                now,
                null,
                null,
                Money.zero(),
                null,
                List.of(),
                null,
                Cover.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    deal.happened(new OrderEvent.StageChanged(null, OrderState.DRAFT, now));
    return deal;
  }

  public static Order restore(OrderMemento kept) {
    return new Order(kept);
  }

  // The lead and its consultant

  /**
   * Follows the lead to its consultant; a closed deal stays with whoever closed it.
   *
   * @return false if a newer assignment is known already
   */
  public boolean follow(LeadInHand assignment) {
    if (assignment.sequence() <= lead.sequence()) {
      return false;
    }
    if (state.isOpen()) {
      lead = assignment;
    }
    return true;
  }

  /**
   * Closes the deal with its lead, unless the customer has signed: a signed contract is cancelled
   * by a manager.
   */
  public boolean loseLead(String reasonCode, Instant now) {
    if (!state.isOpen() || contract != null || !paid.isZero()) {
      return false;
    }
    cancelFor(reasonCode, CancellationRequest.BY_SYSTEM, now);
    return true;
  }

  // The offer and the contract

  /**
   * @throws RuleViolation if no further quote can be made for this deal
   */
  public void checkMayBeQuoted(String person, Instant now) {
    demand(OrderAction.ISSUE_QUOTE, person, now);
  }

  /** Puts a quote version into the customer's hand; it takes the place of the one before. */
  public void present(Offer newOffer, String person, Instant now) {
    demand(OrderAction.ISSUE_QUOTE, person, now);
    if (newOffer.total().isLessThan(paid)) {
      throw new RuleViolation("quote.total-below-paid", newOffer.total(), paid);
    }
    offer = newOffer;
    happened(new OrderEvent.QuoteIssued(newOffer, now));
    if (state == OrderState.DRAFT) {
      become(OrderState.QUOTED, now);
    }
  }

  /**
   * @return false if there is nothing to expire: another offer took its place, or it was signed in
   *     time
   */
  public boolean expireOffer(Instant now) {
    if (offer == null || contract != null || !state.isOpen() || !offer.hasExpired(now)) {
      return false;
    }
    happened(new OrderEvent.QuoteExpired(offer, now));
    return true;
  }

  /**
   * Registers the contract that the customer signed on the offer in hand.
   *
   * @param number the order's number, which the paper bears
   * @param today the store's date
   */
  public void sign(
      String quoteId,
      int quoteVersion,
      LocalDate signedOn,
      String number,
      String person,
      LocalDate today,
      Instant now) {
    demand(OrderAction.SIGN_CONTRACT, person, now);
    Offer signed = offerInHand();
    if (!signed.is(quoteId, quoteVersion)) {
      throw new RuleViolation("contract.quote-not-current", signed.quoteId(), signed.version());
    }
    if (signedOn.isAfter(today)) {
      throw new RuleViolation("contract.signed-in-future", signedOn, today);
    }
    Standing before = standing();
    contract = new Contract(number, signedOn, now);
    happened(new OrderEvent.ContractSigned(contract, signed, now));
    confirmOnceSignedAndPaidFor(now);
    tellWhatFollows(before, now);
  }

  // Money

  /**
   * Books money that finance received. The first payment is the deposit, which makes a signed
   * contract firm.
   */
  public void receive(Payment payment, OrderTerms terms, Instant now) {
    switch (payment.kind()) {
      case DEPOSIT -> receiveDeposit(payment, terms, now);
      case BALANCE -> receiveBalance(payment, now);
    }
  }

  private void receiveDeposit(Payment deposit, OrderTerms terms, Instant now) {
    demand(OrderAction.BOOK_DEPOSIT, deposit.bookedBy(), now);
    if (deposit.amount().isLessThan(terms.minimumDeposit())) {
      throw new RuleViolation("payment.deposit-too-small", terms.minimumDeposit());
    }
    refuseMoreThanOutstanding(deposit);
    Standing before = standing();
    paid = paid.plus(deposit.amount());
    depositAt = now;
    happened(new OrderEvent.DepositReceived(deposit, now));
    confirmOnceSignedAndPaidFor(now);
    tellWhatFollows(before, now);
  }

  private void receiveBalance(Payment balance, Instant now) {
    demand(OrderAction.BOOK_BALANCE, balance.bookedBy(), now);
    refuseMoreThanOutstanding(balance);
    Standing before = standing();
    paid = paid.plus(balance.amount());
    happened(new OrderEvent.PaymentReceived(balance, paid, outstanding(), now));
    tellWhatFollows(before, now);
  }

  private void refuseMoreThanOutstanding(Payment payment) {
    if (outstanding().isLessThan(payment.amount())) {
      throw new RuleViolation("payment.exceeds-outstanding", outstanding());
    }
  }

  private void confirmOnceSignedAndPaidFor(Instant now) {
    if (contract != null && depositAt != null) {
      become(OrderState.CONFIRMED, now);
      happened(new OrderEvent.OrderPlaced(contract, offerInHand(), depositAt, now));
    }
  }

  /** Invoices the whole total, once it is paid. */
  public void invoice(String number, String person, Instant now) {
    demand(OrderAction.ISSUE_INVOICE, person, now);
    invoiceNumber = number;
    happened(new OrderEvent.InvoiceIssued(number, offerInHand().total(), person, now));
  }

  /**
   * Notes that the customer still owes the deposit, or the balance for a car that waits.
   *
   * @return false if nothing is owed any more
   */
  public boolean remindOfPayment(Instant now) {
    if (!owes()) {
      return false;
    }
    happened(new OrderEvent.PaymentOverdue(PaymentStep.REMINDED, outstanding(), now));
    return true;
  }

  /**
   * Asks the manager to cancel an order that stayed unpaid for too long.
   *
   * @return false if nothing is owed any more
   */
  public boolean proposeCancellationUnpaid(Instant now) {
    if (!owes()) {
      return false;
    }
    happened(new OrderEvent.PaymentOverdue(PaymentStep.CANCELLATION_PROPOSED, outstanding(), now));
    if (cancellationRequest == null) {
      askToCancel(new CancellationRequest(CancellationRequest.BY_SYSTEM, "UNPAID", null, now));
    }
    return true;
  }

  // The gates

  /**
   * Learns what inventory tells about a car of this order.
   *
   * @return false if the fact is overtaken by what is known already, or by the handover: the
   *     customer has that car, whatever inventory gave the order meanwhile
   */
  public boolean learn(CarFact fact, Instant now) {
    if (state == OrderState.DELIVERED) {
      return false;
    }
    Standing before = standing();
    boolean learned = cars.learn(fact);
    tellWhatFollows(before, now);
    return learned;
  }

  /**
   * Notes that inventory has no car for the order at present.
   *
   * @return false if a newer answer is known already
   */
  public boolean waitForCar(Waiting answer) {
    if (waiting != null && waiting.sequence() >= answer.sequence()) {
      return false;
    }
    waiting = answer;
    return true;
  }

  /**
   * Notes the compulsory policy that was issued for a car.
   *
   * @return false if it is known already, perhaps as cancelled
   */
  public boolean insure(String policyId, String vin, Instant now) {
    return coverBy(cover.insured(policyId, vin), now);
  }

  /**
   * Notes that a policy was cancelled, even one of which nothing else is known yet.
   *
   * @return false if that is known already
   */
  public boolean losePolicy(String policyId, Instant now) {
    return coverBy(cover.cancelled(policyId), now);
  }

  /** Notes that the customer insures the car elsewhere, in writing. */
  public void waiveInsurance(String reason, String person, Instant now) {
    demand(OrderAction.WAIVE_INSURANCE, person, now);
    coverBy(cover.waived(reason, now), now);
  }

  private boolean coverBy(Cover known, Instant now) {
    if (known.equals(cover)) {
      return false;
    }
    Standing before = standing();
    cover = known;
    tellWhatFollows(before, now);
    return true;
  }

  public void fitAccessories(String person, Instant now) {
    demand(OrderAction.FIT_ACCESSORIES, person, now);
    Standing before = standing();
    accessoriesFittedAt = now;
    tellWhatFollows(before, now);
  }

  public Set<Gate> openGates() {
    Set<Gate> open = EnumSet.allOf(Gate.class);
    open.removeIf(this::isClosed);
    return open;
  }

  private boolean isClosed(Gate gate) {
    return switch (gate) {
      case PAID -> contract != null && outstanding().isZero();
      case CAR_ALLOCATED -> cars.allocated().isPresent();
      case INSPECTED -> cars.allocated().filter(Car::isInspected).isPresent();
      case PAPERS -> cars.allocated().filter(Car::hasFile).isPresent();
      case INSURED -> cover.isWaived() || cars.allocated().filter(cover::insures).isPresent();
      case ACCESSORIES -> !promisesAccessories() || accessoriesFittedAt != null;
    };
  }

  /** Nothing but the handover is missing. */
  public boolean isReady() {
    return state == OrderState.CONFIRMED && openGates().isEmpty();
  }

  private boolean promisesAccessories() {
    return offer != null && offer.withAccessories();
  }

  // The delivery

  /**
   * Fixes, or moves, the slot in which the customer fetches the car; inspection must end a while
   * before it.
   */
  public void schedule(Instant wanted, OrderTerms terms, String person, Instant now) {
    // As it is stored: finer than that, its deadline and the slot would differ.
    Instant slot = wanted.truncatedTo(ChronoUnit.MICROS);
    demand(OrderAction.SCHEDULE_DELIVERY, person, now);
    Car car = cars.allocated().orElseThrow();
    Instant earliest = inspectedAt(car).orElse(now).plus(terms.inspectionLead());
    if (slot.isBefore(earliest) || slot.isBefore(now)) {
      throw new RuleViolation(
          "delivery.slot-too-early", terms.inspectionLead().toHours(), earliest);
    }
    slotAt = slot;
    happened(new OrderEvent.DeliveryScheduled(car, slot, now));
  }

  private static Optional<Instant> inspectedAt(Car car) {
    return Optional.ofNullable(car.inspection()).filter(Car.Word::yes).map(Car.Word::at);
  }

  /**
   * Gives the slot back when the order is not paid in time.
   *
   * @return false if it is paid, or no longer has a slot
   */
  public boolean blockUnpaidDelivery(Instant now) {
    if (slotAt == null || state != OrderState.CONFIRMED || isClosed(Gate.PAID)) {
      return false;
    }
    block(BlockReason.NOT_PAID, now);
    return true;
  }

  private void block(BlockReason reason, Instant now) {
    if (slotAt != null && state == OrderState.CONFIRMED) {
      happened(new OrderEvent.DeliveryBlocked(reason, slotAt, now));
      slotAt = null;
    }
  }

  /** Hands the car over to the customer. */
  public void deliver(Handover handover, String person, Instant now) {
    demand(OrderAction.DELIVER, person, now);
    if (!handover.missing().isEmpty()) {
      throw new RuleViolation(
          "delivery.checklist-incomplete", String.join(", ", handover.missing()));
    }
    Car car = cars.allocated().orElseThrow();
    become(OrderState.DELIVERED, now);
    deliveredAt = now;
    happened(
        new OrderEvent.VehicleDelivered(
            requireNonNull(contract),
            offerInHand(),
            car,
            handover.warrantyExplained(),
            person,
            now));
  }

  // Cancellation

  /** Asks the manager to cancel; somebody else decides. */
  public void requestCancellation(
      String reasonCode, @Nullable String note, String person, Instant now) {
    demand(OrderAction.REQUEST_CANCELLATION, person, now);
    askToCancel(new CancellationRequest(person, reasonCode, note, now));
  }

  private void askToCancel(CancellationRequest request) {
    cancellationRequest = request;
    happened(new OrderEvent.CancellationRequested(request, request.at()));
  }

  /** Decides an open request; refused, the order goes on as it was. */
  public void decideCancellation(boolean approved, String person, Instant now) {
    demand(OrderAction.DECIDE_CANCELLATION, person, now);
    if (approved) {
      cancelFor(requireNonNull(cancellationRequest).reasonCode(), person, now);
    } else {
      cancellationRequest = null;
    }
  }

  /** Cancels on the manager's own decision; an open request is thereby decided. */
  public void cancel(String reasonCode, String person, Instant now) {
    demand(OrderAction.CANCEL, person, now);
    cancelFor(reasonCode, person, now);
  }

  private void cancelFor(String reasonCode, String person, Instant now) {
    Standing before = standing();
    String vehicleId = cars.allocated().map(Car::vehicleId).orElse(null);
    become(OrderState.CANCELLED, now);
    cancellationRequest = null;
    slotAt = null;
    cancelledAt = now;
    cancellationReason = reasonCode;
    happened(new OrderEvent.OrderCancelled(vehicleId, reasonCode, person, now));
    tellWhatFollows(before, now);
  }

  // What is possible

  /** What this person may do now, as far as the deal is concerned; rights and scope come on top. */
  public Set<OrderAction> possibleFor(String person, Instant now) {
    return Arrays.stream(OrderAction.values())
        .filter(action -> action.isPossibleIn(state) && obstacle(action, person, now) == null)
        .collect(toCollection(() -> EnumSet.noneOf(OrderAction.class)));
  }

  private void demand(OrderAction action, String person, Instant now) {
    if (!action.isPossibleIn(state)) {
      throw RuleViolation.wrongState("order.wrong-state", state, possibleFor(person, now));
    }
    RuleViolation obstacle = obstacle(action, person, now);
    if (obstacle != null) {
      throw obstacle;
    }
  }

  /** The rule that stands in the way of an action which the state allows. */
  private @Nullable RuleViolation obstacle(OrderAction action, String person, Instant now) {
    if (cancellationRequest != null && action.restsWhileCancellationIsPending()) {
      return new RuleViolation("order.cancellation-pending", cancellationRequest.reasonCode());
    }
    return switch (action) {
      case ISSUE_QUOTE -> contract == null ? null : alreadySigned();
      case SIGN_CONTRACT -> obstacleToSigning(now);
      case BOOK_DEPOSIT -> obstacleToDeposit(person);
      case BOOK_BALANCE -> obstacleToBalance(person);
      case ISSUE_INVOICE -> obstacleToInvoice(person);
      case FIT_ACCESSORIES -> obstacleToFitting();
      case WAIVE_INSURANCE ->
          cover.isWaived() ? new RuleViolation("insurance.already-waived") : null;
      case SCHEDULE_DELIVERY ->
          isClosed(Gate.CAR_ALLOCATED) ? null : new RuleViolation("delivery.no-car");
      case DELIVER -> obstacleToDelivery();
      case REQUEST_CANCELLATION -> null;
      case DECIDE_CANCELLATION ->
          cancellationRequest == null
              ? new RuleViolation("order.no-cancellation-request")
              : obstacleToDeciding(person);
      case CANCEL -> obstacleToDeciding(person);
    };
  }

  private @Nullable RuleViolation obstacleToSigning(Instant now) {
    if (contract != null) {
      return alreadySigned();
    }
    Offer inHand = offerInHand();
    return inHand.hasExpired(now)
        ? new RuleViolation("contract.quote-expired", inHand.validUntil())
        : null;
  }

  private RuleViolation alreadySigned() {
    return new RuleViolation("contract.already-signed", requireNonNull(contract).number());
  }

  private @Nullable RuleViolation obstacleToDeposit(String person) {
    if (depositAt != null) {
      return new RuleViolation("payment.deposit-already-booked", depositAt);
    }
    return obstacleToHandlingMoney(person);
  }

  private @Nullable RuleViolation obstacleToBalance(String person) {
    if (outstanding().isZero()) {
      return new RuleViolation("payment.nothing-outstanding");
    }
    return obstacleToHandlingMoney(person);
  }

  private @Nullable RuleViolation obstacleToInvoice(String person) {
    if (invoiceNumber != null) {
      return new RuleViolation("invoice.already-issued", invoiceNumber);
    }
    if (!outstanding().isZero()) {
      return new RuleViolation("invoice.not-paid", outstanding());
    }
    return obstacleToHandlingMoney(person);
  }

  /** Who sells does not book money. */
  private @Nullable RuleViolation obstacleToHandlingMoney(String person) {
    return person.equals(lead.consultantId())
        ? new RuleViolation("payment.seller-may-not-book")
        : null;
  }

  private @Nullable RuleViolation obstacleToFitting() {
    if (!promisesAccessories()) {
      return new RuleViolation("accessories.none-promised");
    }
    return accessoriesFittedAt == null ? null : new RuleViolation("accessories.already-fitted");
  }

  private @Nullable RuleViolation obstacleToDelivery() {
    if (!openGates().isEmpty()) {
      String gates = openGates().stream().map(Gate::name).collect(joining(", "));
      return new RuleViolation("delivery.gates-open", gates);
    }
    return slotAt == null ? new RuleViolation("delivery.no-slot") : null;
  }

  /** Who asks does not approve. */
  private @Nullable RuleViolation obstacleToDeciding(String person) {
    return cancellationRequest != null && cancellationRequest.by().equals(person)
        ? new RuleViolation("order.requester-may-not-decide")
        : null;
  }

  // Consequences

  private void become(OrderState next, Instant now) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("order.wrong-state", state, state.next());
    }
    happened(new OrderEvent.StageChanged(state, next, now));
    state = next;
  }

  /** From which consequences follow: readiness, debt, and the car that a slot was made for. */
  private record Standing(
      boolean ready,
      boolean owes,
      @Nullable String vehicleId,
      Car.@Nullable Word failedInspection) {}

  private Standing standing() {
    Optional<Car> car = cars.allocated();
    return new Standing(
        isReady(),
        owes(),
        car.map(Car::vehicleId).orElse(null),
        car.flatMap(Car::failedInspection).orElse(null));
  }

  private void tellWhatFollows(Standing before, Instant now) {
    Standing after = standing();
    if (after.ready() && !before.ready()) {
      happened(new OrderEvent.OrderReady(requireNonNull(contract), now));
    }
    if (after.owes() && !before.owes()) {
      happened(new OrderEvent.PaymentFellDue(now));
    }
    if (before.owes() && !after.owes()) {
      withdrawProposalToCancelUnpaid();
      happened(new OrderEvent.PaymentNoLongerDue(now));
    }
    if (!Objects.equals(before.vehicleId(), after.vehicleId())) {
      block(BlockReason.CAR_RELEASED, now);
    } else if (after.failedInspection() != null
        && !Objects.equals(after.failedInspection(), before.failedInspection())) {
      block(BlockReason.INSPECTION_FAILED, now);
    }
  }

  private void withdrawProposalToCancelUnpaid() {
    if (cancellationRequest != null && cancellationRequest.isBySystem()) {
      cancellationRequest = null;
    }
  }

  /** The deposit is owed from the signature on, the balance once a car waits for the customer. */
  private boolean owes() {
    if (contract == null || !state.isOpen()) {
      return false;
    }
    boolean carWaits = cars.allocated().isPresent();
    return depositAt == null || (carWaits && !outstanding().isZero());
  }

  private void happened(OrderEvent event) {
    news.add(event);
  }

  /** What happened since the order was opened or restored. */
  public List<OrderEvent> news() {
    return List.copyOf(news);
  }

  // What others see

  public OrderId id() {
    return id;
  }

  /** Version of the stored row; 0 before the first save. */
  public long version() {
    return Objects.requireNonNullElse(version, 0L);
  }

  public LeadInHand lead() {
    return lead;
  }

  public String store() {
    return lead.store();
  }

  public String consultantId() {
    return lead.consultantId();
  }

  public OrderState state() {
    return state;
  }

  public Optional<Offer> offer() {
    return Optional.ofNullable(offer);
  }

  public Optional<Contract> contract() {
    return Optional.ofNullable(contract);
  }

  public Optional<Car> car() {
    return cars.allocated();
  }

  public Money paid() {
    return paid;
  }

  /** What is missing to the total of the offer in hand. */
  public Money outstanding() {
    return offer == null ? Money.zero() : offer.total().minus(paid);
  }

  public OrderMemento memento() {
    return new OrderMemento(
        id,
        version,
        lead,
        state,
        openedAt,
        offer,
        contract,
        paid,
        depositAt,
        cars.all(),
        waiting,
        cover,
        accessoriesFittedAt,
        slotAt,
        cancellationRequest,
        invoiceNumber,
        deliveredAt,
        cancelledAt,
        cancellationReason);
  }

  private Offer offerInHand() {
    return requireNonNull(offer, "a quoted deal has an offer");
  }
}
