package io.forecourt.crm.vehicle;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerState;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.customer.domain.Purchase;
import io.forecourt.crm.vehicle.CustomerVehicle.Relation;
import io.forecourt.crm.visit.VisitEntered;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.event.Superseded;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What others say about customers' cars: sold, registered, insured, in the workshop, given away.
 */
@Component
class VehicleFacts {

  record Delivery(String orderId, String customerId, @Nullable String vin, Instant deliveredAt) {}

  record Cancellation(String orderId) {}

  record Plate(String orderId, @Nullable String vin) {}

  record Policy(String customerId, @Nullable String orderId, String vin, LocalDate endDate) {}

  record TradeIn(@Nullable String orderId, String vin) {}

  record UsedCarSale(String saleId, String customerId, String vin) {}

  private final CustomerVehicles vehicles;
  private final CustomerArchive archive;
  private final Customers customers;
  private final PersonalData personal;
  private final StoreCalendars calendars;
  private final ApplicationEventPublisher facts;

  VehicleFacts(
      CustomerVehicles vehicles,
      CustomerArchive archive,
      Customers customers,
      PersonalData personal,
      StoreCalendars calendars,
      ApplicationEventPublisher facts) {
    this.vehicles = vehicles;
    this.archive = archive;
    this.customers = customers;
    this.personal = personal;
    this.calendars = calendars;
    this.facts = facts;
  }

  @Reaction("io.forecourt.sales.vehicle-delivered.v1")
  void delivered(IncomingEvent<Delivery> event) {
    Delivery delivery = event.data();
    if (archive.isUndoneSince(delivery.orderId(), event.sequence())) {
      Superseded.note();
      return;
    }
    bought(
        delivery.customerId(),
        delivery.orderId(),
        delivery.vin(),
        event.store(),
        delivery.deliveredAt());
  }

  @Reaction("io.forecourt.sales.used-car-sold.v1")
  void sold(IncomingEvent<UsedCarSale> event) {
    UsedCarSale sale = event.data();
    bought(sale.customerId(), sale.saleId(), sale.vin(), event.store(), event.time());
  }

  private void bought(
      String customerId, String orderId, @Nullable String vin, String store, Instant at) {
    usable(customerId)
        .ifPresent(
            customer -> {
              CustomerVehicle car =
                  vehicles
                      .findByOrderId(orderId)
                      .orElseGet(
                          () ->
                              CustomerVehicle.noted(
                                  customer.id(), Relation.OWNED, Caller.SYSTEM, at, orderId));
              save(
                  car.delivered(
                      personal.sealNote(car.customerId(), vin),
                      LocalDate.ofInstant(at, calendars.zone(store))));
            });
  }

  /** The sale was undone. */
  @Reaction("io.forecourt.sales.order-cancelled.v1")
  void cancelled(IncomingEvent<Cancellation> event) {
    vehicles.findByOrderId(event.data().orderId()).ifPresent(car -> save(car.gone(day(event))));
  }

  @Reaction("io.forecourt.sales.plate-issued.v1")
  void registered(IncomingEvent<Plate> event) {
    Plate plate = event.data();
    ofSale(plate.orderId(), plate.vin(), event.time())
        .ifPresent(car -> save(car.registered(day(event), null)));
  }

  /** The latest end counts; a policy that is noted late changes nothing. */
  @Reaction("io.forecourt.insurance.policy-issued.v1")
  void insured(IncomingEvent<Policy> event) {
    Policy policy = event.data();
    String order = policy.orderId();
    car(policy.customerId(), policy.vin())
        .or(() -> order == null ? Optional.empty() : ofSale(order, policy.vin(), event.time()))
        .filter(
            car ->
                car.insuranceExpiry() == null || car.insuranceExpiry().isBefore(policy.endDate()))
        .ifPresent(car -> save(car.insured(policy.endDate())));
  }

  /** The car of a sale; before its delivery it is known by the order alone. */
  private Optional<CustomerVehicle> ofSale(String orderId, @Nullable String vin, Instant at) {
    return vehicles
        .findByOrderId(orderId)
        .or(
            () ->
                customers
                    .purchase(orderId)
                    .filter(sale -> sale.state() != Purchase.State.CANCELLED)
                    .flatMap(sale -> usable(sale.customerId()))
                    .map(
                        customer ->
                            CustomerVehicle.noted(
                                    customer.id(), Relation.OWNED, Caller.SYSTEM, at, orderId)
                                .of(personal.sealNote(customer.id(), vin))));
  }

  /** The customer gave the old car in. */
  @Reaction("io.forecourt.sales.trade-in-accepted.v1")
  void tradedIn(IncomingEvent<TradeIn> event) {
    String order = event.data().orderId();
    if (order != null) {
      customers
          .purchase(order)
          .flatMap(purchase -> car(purchase.customerId(), event.data().vin()))
          .ifPresent(car -> save(car.gone(day(event))));
    }
  }

  @EventListener
  void on(VisitEntered visit) {
    String customer = visit.customerId();
    if (customer == null || !visit.forService()) {
      return;
    }
    LocalDate day = LocalDate.ofInstant(visit.arrivedAt(), calendars.zone(visit.store()));
    vehicles.findByCustomerIdOrderByNotedAtAscIdAsc(customer).stream()
        .filter(car -> car.firstServiceOn() == null)
        .filter(car -> car.deliveredOn() != null && !day.isBefore(car.deliveredOn()))
        .forEach(car -> save(car.serviced(day)));
  }

  private void save(CustomerVehicle car) {
    vehicles.save(car);
    facts.publishEvent(new CarsChanged(car.customerId()));
  }

  private Optional<CustomerVehicle> car(String customerId, String vin) {
    return usable(customerId).stream()
        .flatMap(
            customer -> vehicles.findByCustomerIdOrderByNotedAtAscIdAsc(customer.id()).stream())
        .filter(car -> vin.equalsIgnoreCase(personal.openNote(car.customerId(), car.vinSealed())))
        .findFirst();
  }

  /** Locked, as everywhere before something of a customer is changed. */
  private Optional<Customer> usable(String customerId) {
    return customers
        .find(customerId)
        .filter(known -> known.state() == CustomerState.ACTIVE)
        .map(known -> customers.lock(known.id()));
  }

  private LocalDate day(IncomingEvent<?> event) {
    return LocalDate.ofInstant(event.time(), calendars.zone(event.store()));
  }
}
