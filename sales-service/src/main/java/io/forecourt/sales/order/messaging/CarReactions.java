package io.forecourt.sales.order.messaging;

import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.event.Superseded;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.sales.order.domain.CarFact;
import io.forecourt.sales.order.domain.EarlyCarFacts;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Orders;
import io.forecourt.sales.order.domain.Waiting;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An order learns what inventory tells about its car. */
@Component
class CarReactions {

  record CarNews(String vehicleId, String vin, @Nullable String orderId) {}

  record Inspected(String vehicleId, String vin, @Nullable String orderId, Instant passedAt) {}

  record Queued(String orderId, int position) {}

  record Refused(String orderId, String reasonCode) {}

  private final Orders orders;
  private final EarlyCarFacts earlyFacts;
  private final BusinessClock clock;

  CarReactions(Orders orders, EarlyCarFacts earlyFacts, BusinessClock clock) {
    this.orders = orders;
    this.earlyFacts = earlyFacts;
    this.clock = clock;
  }

  @Reaction("io.forecourt.inventory.vehicle-reserved.v1")
  void reserved(IncomingEvent<CarNews> event) {
    CarNews car = event.data();
    teach(
        new CarFact.Reserved(car.vehicleId(), car.vin(), event.time(), event.sequence()),
        car.orderId());
  }

  @Reaction("io.forecourt.inventory.vehicle-released.v1")
  void released(IncomingEvent<CarNews> event) {
    CarNews car = event.data();
    teach(
        new CarFact.Released(car.vehicleId(), car.vin(), event.time(), event.sequence()),
        car.orderId());
  }

  @Reaction("io.forecourt.inventory.pdi-passed.v1")
  void inspectionPassed(IncomingEvent<Inspected> event) {
    Inspected car = event.data();
    teachOrKeep(
        new CarFact.InspectionPassed(car.vehicleId(), car.vin(), car.passedAt(), event.sequence()),
        car.orderId());
  }

  @Reaction("io.forecourt.inventory.pdi-failed.v1")
  void inspectionFailed(IncomingEvent<CarNews> event) {
    CarNews car = event.data();
    teachOrKeep(
        new CarFact.InspectionFailed(car.vehicleId(), car.vin(), event.time(), event.sequence()),
        car.orderId());
  }

  /** Damage ends the allocation, whether inventory says so besides or not. */
  @Reaction("io.forecourt.inventory.vehicle-damaged.v1")
  void damaged(IncomingEvent<CarNews> event) {
    CarNews car = event.data();
    teachOrKeep(
        new CarFact.Damaged(car.vehicleId(), car.vin(), event.time(), event.sequence()),
        car.orderId());
  }

  /** The papers are the car's own: they stay complete for the next order, too. */
  @Reaction("io.forecourt.inventory.vehicle-file-completed.v1")
  void fileCompleted(IncomingEvent<CarNews> event) {
    CarNews car = event.data();
    var fact =
        new CarFact.FileCompleted(car.vehicleId(), car.vin(), event.time(), event.sequence());
    earlyFacts.keep(fact);
    teach(fact, car.orderId());
  }

  @Reaction("io.forecourt.inventory.vehicle-queued.v1")
  void queued(IncomingEvent<Queued> event) {
    await(event.data().orderId(), new Waiting(event.data().position(), null, event.sequence()));
  }

  @Reaction("io.forecourt.inventory.reservation-refused.v1")
  void refused(IncomingEvent<Refused> event) {
    await(event.data().orderId(), new Waiting(null, event.data().reasonCode(), event.sequence()));
  }

  private void await(String orderId, Waiting answer) {
    Optional<Order> order = orders.find(new OrderId(orderId));
    order.filter(found -> found.waitForCar(answer)).ifPresentOrElse(orders::save, Superseded::note);
  }

  private void teachOrKeep(CarFact fact, @Nullable String orderId) {
    if (orderId == null) {
      earlyFacts.keep(fact);
    }
    teach(fact, orderId);
  }

  private void teach(CarFact fact, @Nullable String orderId) {
    orderOf(fact, orderId).ifPresent(order -> teach(order, fact));
  }

  private Optional<Order> orderOf(CarFact fact, @Nullable String orderId) {
    return orderId == null ? orders.holding(fact.vehicleId()) : orders.find(new OrderId(orderId));
  }

  private void teach(Order order, CarFact fact) {
    if (!order.learn(fact, clock.instant())) {
      Superseded.note();
      return;
    }
    if (fact instanceof CarFact.Reserved) {
      earlyFacts.of(fact.vehicleId()).forEach(early -> order.learn(early, clock.instant()));
    }
    orders.save(order);
  }
}
