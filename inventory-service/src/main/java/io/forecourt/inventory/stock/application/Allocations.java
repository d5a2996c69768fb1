package io.forecourt.inventory.stock.application;

import io.forecourt.inventory.inspection.Inspections;
import io.forecourt.inventory.stock.application.StockLines.Line;
import io.forecourt.inventory.stock.persistence.AllocationRow;
import io.forecourt.inventory.stock.persistence.AllocationRows;
import io.forecourt.inventory.stock.persistence.AllocationState;
import io.forecourt.inventory.vehicle.domain.Vehicle;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.HoldExpired;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleDamaged;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleReceived;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleReleased;
import io.forecourt.inventory.vehicle.domain.Vehicles;
import io.forecourt.inventory.vehicle.messaging.VehicleEventMessages;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Matches orders and cars. Between transactions one thing always holds: no order waits for which a
 * car is free. So a new order looks for a car, and a car that becomes free looks for the first
 * order in the queue.
 *
 * <p>Each method takes the stock line's lock first and expects to run in the transaction of its
 * caller.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Allocations {

  /** Deadline kind of a hold; its subject is the hold's id. */
  public static final String HOLD_ENDS = "hold.ends";

  private static final String DAMAGED = "DAMAGED";
  private static final String OTHER_CAR_DELIVERED = "OTHER_CAR_DELIVERED";

  private final AllocationRows rows;
  private final Vehicles vehicles;
  private final StockLines lines;
  private final Inspections inspections;
  private final VehicleEventMessages messages;
  private final Outbox outbox;
  private final Deadlines deadlines;
  private final BusinessClock clock;
  private final ScopedQueries queries;

  Allocations(
      AllocationRows rows,
      Vehicles vehicles,
      StockLines lines,
      Inspections inspections,
      VehicleEventMessages messages,
      Outbox outbox,
      Deadlines deadlines,
      BusinessClock clock,
      ScopedQueries queries) {
    this.rows = rows;
    this.vehicles = vehicles;
    this.lines = lines;
    this.inspections = inspections;
    this.messages = messages;
    this.outbox = outbox;
    this.deadlines = deadlines;
    this.clock = clock;
    this.queries = queries;
  }

  /**
   * An order with contract and deposit wants a car: it gets the one held for it, else the longest
   * available one, else a place in the queue.
   *
   * @return false when the order was placed or cancelled before: there is nothing left to do
   */
  public boolean place(Claim claim) {
    lines.lock(claim.store(), claim.modelCode());
    if (rows.existsById(claim.orderId())) {
      return false;
    }
    AllocationRow waiting =
        rows.save(
            new AllocationRow(
                claim.orderId(),
                claim.store(),
                claim.modelCode(),
                claim.colour(),
                claim.depositAt(),
                AllocationState.WAITING,
                null));
    heldFor(claim)
        .or(() -> vehicles.longestAvailable(claim.store(), claim.modelCode(), claim.colour()))
        .ifPresentOrElse(car -> allocate(waiting, car), () -> queue(waiting));
    return true;
  }

  /**
   * The order is off: its car is freed for the next in the queue, or its place in the queue is
   * given up.
   */
  public void cancel(String orderId, String store, String reasonCode) {
    AllocationRow claim = rows.findById(orderId).orElse(null);
    if (claim == null) {
      // The cancellation overtook the order: the row makes the late order find nothing to do.
      rows.save(
          new AllocationRow(orderId, store, null, null, null, AllocationState.CANCELLED, null));
      return;
    }
    if (claim.modelCode() == null || claim.state() == AllocationState.CANCELLED) {
      return;
    }
    lines.lock(claim.storeCode(), claim.modelCode());
    rows.save(rows.findById(orderId).orElseThrow().become(AllocationState.CANCELLED));
    vehicles.ofOrder(orderId).ifPresent(car -> release(car, reasonCode));
  }

  /**
   * The customer has this car. Another one that the order was given meanwhile, because sales had
   * not heard of it before the handover, is freed for the next in the queue.
   */
  public void delivered(String orderId, String vehicleId) {
    lines.lock(
        Stream.concat(Stream.of(vehicles.get(vehicleId)), vehicles.ofOrder(orderId).stream())
            .map(Line::of));
    rows.findById(orderId).ifPresent(claim -> rows.save(claim.become(AllocationState.DELIVERED)));
    vehicles
        .ofOrder(orderId)
        .filter(other -> !other.id().equals(vehicleId))
        .ifPresent(other -> release(other, OTHER_CAR_DELIVERED));
    Vehicle car = vehicles.get(vehicleId);
    car.deliver(orderId);
    vehicles.save(car);
  }

  /** A received car goes on sale; the first waiting order gets it. */
  public Vehicle receive(Vehicle car, String receivedBy) {
    lines.lock(car.store(), car.modelCode());
    VehicleReceived received = car.putOnSale(receivedBy, clock.instant());
    return offer(vehicles.save(car), () -> messages.append(received));
  }

  /** A hold ends without an order. */
  public void endHold(String holdId) {
    Vehicle seen = vehicles.heldBy(holdId).orElse(null);
    if (seen == null) {
      return;
    }
    lines.lock(seen.store(), seen.modelCode());
    vehicles
        .heldBy(holdId)
        .ifPresent(
            car -> {
              HoldExpired expired = car.endHold(clock.instant());
              deadlines.cancel(HOLD_ENDS, holdId);
              offer(vehicles.save(car), () -> messages.append(expired));
            });
  }

  /** The car is damaged: its order goes back to its place in the queue, or gets another car. */
  public Vehicle damage(Vehicle seen, String reasonCode) {
    lines.lock(seen.store(), seen.modelCode());
    Vehicle car = vehicles.get(seen.id());
    VehicleDamaged damaged = car.damage(reasonCode, clock.instant());
    Vehicle saved = vehicles.save(car);
    String order = damaged.orderId();
    if (order != null) {
      inspections.withdraw(saved.id());
      // Whoever follows allocations need not know that damage ends one.
      messages.append(new VehicleReleased(saved, order, DAMAGED, damaged.occurredAt()));
    }
    messages.append(damaged);
    if (order != null) {
      AllocationRow waiting =
          rows.save(rows.findById(order).orElseThrow().become(AllocationState.WAITING));
      vehicles
          .longestAvailable(saved.store(), saved.modelCode(), waiting.colour())
          .ifPresentOrElse(other -> allocate(waiting, other), () -> queue(waiting));
    }
    return saved;
  }

  private Optional<Vehicle> heldFor(Claim claim) {
    return Optional.ofNullable(claim.holdId())
        .flatMap(vehicles::heldBy)
        .filter(car -> car.is(claim.store(), claim.modelCode(), claim.colour()));
  }

  private void release(Vehicle car, String reasonCode) {
    VehicleReleased released = car.release(reasonCode, clock.instant());
    Vehicle free = vehicles.save(car);
    inspections.withdraw(free.id());
    offer(free, () -> messages.append(released));
  }

  private Vehicle offer(Vehicle free, Runnable announce) {
    announce.run();
    return firstWaiting(free).map(claim -> allocate(claim, free)).orElse(free);
  }

  private Vehicle allocate(AllocationRow claim, Vehicle car) {
    if (car.hold() != null) {
      deadlines.cancel(HOLD_ENDS, car.hold().id());
    }
    var reserved = car.reserveFor(claim.orderId(), clock.instant());
    Vehicle saved = vehicles.save(car);
    rows.save(claim.become(AllocationState.ALLOCATED));
    messages.append(reserved);
    return saved;
  }

  private void queue(AllocationRow claim) {
    String model = String.valueOf(claim.modelCode());
    Instant now = clock.instant();
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.inventory.reservation-refused.v1",
            claim.orderId(),
            claim.storeCode(),
            now,
            new RefusedV1(claim.orderId(), model, claim.colour(), "NO_STOCK")));
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.inventory.vehicle-queued.v1",
            claim.orderId(),
            claim.storeCode(),
            now,
            new QueuedV1(claim.orderId(), model, claim.colour(), position(claim))));
  }

  private Optional<AllocationRow> firstWaiting(Vehicle car) {
    return queries
        .unscoped(
            "the queue is served in its order, whoever brings the car",
            """
            SELECT order_id FROM allocation
             WHERE store_code = :store AND model_code = :model AND state = 'WAITING'
               AND (colour IS NULL OR colour = :colour)
             ORDER BY deposit_at, order_id LIMIT 1
            """)
        .param("store", car.store())
        .param("model", car.modelCode())
        .param("colour", car.colour())
        .query(String.class)
        .optional()
        .flatMap(rows::findById);
  }

  private int position(AllocationRow claim) {
    return queries
        .unscoped(
            "the place in the queue counts every order of the line",
            """
            SELECT COUNT(*) FROM allocation
             WHERE store_code = :store AND model_code = :model AND state = 'WAITING'
               AND (deposit_at < :depositAt OR (deposit_at = :depositAt AND order_id <= :order))
            """)
        .param("store", claim.storeCode())
        .param("model", claim.modelCode())
        .param("depositAt", claim.depositAt())
        .param("order", claim.orderId())
        .query(Integer.class)
        .single();
  }

  /**
   * What an order asks for.
   *
   * @param colour null for any colour
   * @param holdId the hold that was made for its quote, if any
   * @param depositAt business instant of the deposit, the order's rank in the queue
   */
  public record Claim(
      String orderId,
      String store,
      String modelCode,
      @Nullable String colour,
      @Nullable String holdId,
      Instant depositAt) {}

  record RefusedV1(String orderId, String modelCode, @Nullable String colour, String reasonCode) {}

  record QueuedV1(String orderId, String modelCode, @Nullable String colour, int position) {}
}
