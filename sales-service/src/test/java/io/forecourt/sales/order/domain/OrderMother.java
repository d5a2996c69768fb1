package io.forecourt.sales.order.domain;

import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Builds deals at each stage of a usual sale: one car of model COMET for 150,000 in the store EAST.
 */
public final class OrderMother {

  public static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  public static final LocalDate TODAY = LocalDate.parse("2026-11-21");
  public static final String CONSULTANT = "person-li";
  public static final String CASHIER = "person-qian";
  public static final String MANAGER = "person-zhao";
  public static final String CAR = "vehicle-1";
  public static final String VIN = "LSVAA4182E2184847";
  public static final Money TOTAL = Money.cny("150000.00");
  public static final Money DEPOSIT = Money.cny("5000.00");
  public static final Money BALANCE = Money.cny("145000.00");
  public static final OrderTerms TERMS =
      new OrderTerms(DEPOSIT, Duration.ofHours(6), 3, 7, CalendarKind.CALENDAR_DAYS);
  public static final Handover COMPLETE = new Handover(true, true, true, true);

  private OrderMother() {}

  public static Order draft() {
    return Order.open(OrderId.next(), lead(1), NOON);
  }

  public static LeadInHand lead(long sequence) {
    return new LeadInHand(Ids.next(), "customer-1", CONSULTANT, "EAST", sequence);
  }

  public static Offer offer() {
    return offerOver("150000.00");
  }

  public static Offer offerOver(String total) {
    return new Offer(
        "quote-1",
        1,
        "COMET",
        "WHITE",
        Money.cny(total),
        false,
        NOON.plus(Duration.ofDays(7)),
        "hold-1");
  }

  public static Offer offerWithAccessories() {
    Offer plain = offer();
    return new Offer(
        plain.quoteId(),
        plain.version(),
        plain.modelCode(),
        plain.colour(),
        plain.total(),
        true,
        plain.validUntil(),
        plain.holdId());
  }

  public static Order quoted() {
    return quotedOn(offer());
  }

  public static Order quotedOn(Offer offer) {
    Order order = draft();
    order.present(offer, CONSULTANT, NOON);
    return order;
  }

  public static Order signed() {
    return signedOn(offer());
  }

  public static Order signedOn(Offer offer) {
    Order order = quotedOn(offer);
    sign(order);
    return order;
  }

  public static void sign(Order order) {
    order.sign("quote-1", 1, TODAY, "SO-" + order.id(), CONSULTANT, TODAY, NOON);
  }

  public static Order confirmed() {
    return confirmedOn(offer());
  }

  public static Order confirmedOn(Offer offer) {
    Order order = signedOn(offer);
    order.receive(deposit("5000.00"), TERMS, NOON);
    return order;
  }

  public static Payment deposit(String amount) {
    return new Payment("payment-1", Payment.Kind.DEPOSIT, Money.cny(amount), CASHIER);
  }

  public static Payment balance(String amount) {
    return new Payment("payment-2", Payment.Kind.BALANCE, Money.cny(amount), CASHIER);
  }

  public static Order withCar() {
    Order order = confirmed();
    order.learn(reserved(1), NOON);
    return order;
  }

  public static Order scheduledFor(Instant slot) {
    Order order = withCar();
    order.schedule(slot, TERMS, CONSULTANT, NOON);
    return order;
  }

  /** All gates closed, and a slot in six hours. */
  public static Order ready() {
    Order order = scheduledFor(NOON.plus(Duration.ofHours(6)));
    order.learn(inspected(2), NOON);
    order.learn(fileComplete(3), NOON);
    order.insure("policy-1", VIN, NOON);
    order.receive(balance("145000.00"), TERMS, NOON);
    return order;
  }

  public static Order delivered() {
    Order order = ready();
    order.deliver(COMPLETE, CONSULTANT, NOON);
    return order;
  }

  public static Order cancelled() {
    Order order = confirmed();
    order.cancel("CUSTOMER_WITHDREW", MANAGER, NOON);
    return order;
  }

  public static Order in(OrderState state) {
    return switch (state) {
      case DRAFT -> draft();
      case QUOTED -> quoted();
      case PENDING_APPROVAL -> pendingApproval();
      case CONFIRMED -> confirmed();
      case DELIVERED -> delivered();
      case CANCELLED -> cancelled();
    };
  }

  /** As stored while a discount waits for its approval. */
  private static Order pendingApproval() {
    OrderMemento quoted = quoted().memento();
    return Order.restore(
        new OrderMemento(
            quoted.id(),
            quoted.version(),
            quoted.lead(),
            OrderState.PENDING_APPROVAL,
            quoted.openedAt(),
            quoted.offer(),
            null,
            quoted.paid(),
            null,
            quoted.cars(),
            null,
            quoted.cover(),
            null,
            null,
            null,
            null,
            null,
            null,
            null));
  }

  public static CarFact reserved(long sequence) {
    return reserved(CAR, VIN, NOON, sequence);
  }

  public static CarFact reserved(String vehicle, String vin, Instant at, long sequence) {
    return new CarFact.Reserved(vehicle, vin, at, sequence);
  }

  public static CarFact released(long sequence) {
    return new CarFact.Released(CAR, VIN, NOON, sequence);
  }

  public static CarFact inspected(long sequence) {
    return new CarFact.InspectionPassed(CAR, VIN, NOON, sequence);
  }

  public static CarFact inspectionFailed(long sequence) {
    return new CarFact.InspectionFailed(CAR, VIN, NOON, sequence);
  }

  public static CarFact damaged(long sequence) {
    return new CarFact.Damaged(CAR, VIN, NOON, sequence);
  }

  public static CarFact fileComplete(long sequence) {
    return new CarFact.FileCompleted(CAR, VIN, NOON, sequence);
  }
}
