package io.forecourt.inventory.stock.application;

import io.forecourt.inventory.model.Models;
import io.forecourt.inventory.stock.application.StockLines.Line;
import io.forecourt.inventory.vehicle.domain.Hold;
import io.forecourt.inventory.vehicle.domain.Vehicle;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleHeld;
import io.forecourt.inventory.vehicle.domain.Vehicles;
import io.forecourt.inventory.vehicle.messaging.VehicleEventMessages;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Vin;
import io.forecourt.platform.web.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cars come in, are kept for a quote, are found damaged. */
@Service
@Transactional
public class StockService {

  private final Vehicles vehicles;
  private final Models models;
  private final Allocations allocations;
  private final StockLines lines;
  private final VehicleEventMessages messages;
  private final Deadlines deadlines;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;

  StockService(
      Vehicles vehicles,
      Models models,
      Allocations allocations,
      StockLines lines,
      VehicleEventMessages messages,
      Deadlines deadlines,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access) {
    this.vehicles = vehicles;
    this.models = models;
    this.allocations = allocations;
    this.lines = lines;
    this.messages = messages;
    this.deadlines = deadlines;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
  }

  /** The yard takes a car over; it goes on sale, or to the first order that waits for it. */
  public Vehicle receive(ReceiveVehicle command) {
    models.require(command.modelCode(), command.colour());
    if (vehicles.inStock(command.vin())) {
      throw alreadyInStock(command.vin());
    }
    Vehicle car =
        Vehicle.received(
            Ids.next(),
            command.vin(),
            access.caller().store(),
            command.modelCode(),
            command.colour(),
            clock.instant());
    try {
      return allocations.receive(vehicles.save(car), access.caller().personId());
    } catch (DuplicateKeyException twiceAtOnce) {
      throw alreadyInStock(command.vin());
    }
  }

  /**
   * Keeps the longest available car for a quote. Asked again for the same quote, it answers the
   * same hold; a quote that now asks for something else gives the car of its earlier version back.
   */
  public Vehicle hold(HoldVehicle command) {
    String store = Objects.requireNonNullElseGet(command.store(), () -> access.caller().store());
    access.requireInScope("inventory.hold.make", "store", store, store, null);
    models.require(command.modelCode(), command.colour());
    lines.lock(
        Stream.concat(
            vehicles.heldForQuote(command.quoteId()).stream().map(Line::of),
            Stream.of(new Line(store, command.modelCode()))));
    Optional<Vehicle> kept = vehicles.heldForQuote(command.quoteId());
    return kept.filter(car -> car.is(store, command.modelCode(), command.colour()))
        .orElseGet(
            () -> {
              kept.map(car -> Objects.requireNonNull(car.hold()).id())
                  .ifPresent(allocations::endHold);
              return holdLongestAvailable(command, store);
            });
  }

  /** Gives a hold back before its end. */
  public void endHold(String holdId, String ifMatch) {
    Vehicle car = vehicles.heldBy(holdId).orElseThrow(() -> new NotFound("hold", holdId));
    access.requireInScope("inventory.hold.end", "hold", holdId, car.store(), null);
    Versions.require(ifMatch, version(car));
    allocations.endHold(holdId);
  }

  /**
   * Takes a car off sale because it is damaged; its order gets another car or its place in the
   * queue.
   */
  public Vehicle damage(String vehicleId, String reasonCode) {
    Vehicle car = require("inventory.vehicle.damage", vehicleId);
    return allocations.damage(car, reasonCode);
  }

  @Transactional(readOnly = true)
  public Vehicle vehicle(String vehicleId) {
    return require("inventory.vehicle.read", vehicleId);
  }

  @Transactional(readOnly = true)
  public Vehicle heldBy(String holdId) {
    Vehicle car = vehicles.heldBy(holdId).orElseThrow(() -> new NotFound("hold", holdId));
    access.requireInScope("inventory.vehicle.read", "hold", holdId, car.store(), null);
    return car;
  }

  private Vehicle require(String action, String vehicleId) {
    Vehicle car = vehicles.get(vehicleId);
    access.requireInScope(action, "vehicle", vehicleId, car.store(), null);
    return car;
  }

  private Vehicle holdLongestAvailable(HoldVehicle command, String store) {
    Vehicle car =
        vehicles
            .longestAvailable(store, command.modelCode(), command.colour())
            .orElseThrow(() -> new RuleViolation("hold.no-car-available", command.modelCode()));
    Instant now = clock.instant();
    HoldPolicy policy =
        policies.inForce("hold", HoldPolicy.class, store, clock.today(calendars.zone(store)));
    Hold hold = new Hold(Ids.next(), command.quoteId(), now.plus(policy.lasts()));
    VehicleHeld held = car.hold(hold, now);
    Vehicle saved = vehicles.save(car);
    deadlines.set(Allocations.HOLD_ENDS, hold.id(), store, hold.until());
    messages.append(held);
    return saved;
  }

  private static RuleViolation alreadyInStock(Vin vin) {
    String value = vin.value();
    return new RuleViolation("vehicle.already-in-stock", value.substring(value.length() - 6));
  }

  private static long version(Vehicle car) {
    return car.version() == null ? 0 : car.version();
  }

  /** A car that the carrier brought. */
  public record ReceiveVehicle(Vin vin, String modelCode, String colour) {}

  /**
   * A car wanted for a quote.
   *
   * @param store in which the car is sold; null for the caller's own
   * @param colour null for any colour
   */
  public record HoldVehicle(
      @Nullable String store, String modelCode, @Nullable String colour, String quoteId) {}

  /**
   * How long a hold lasts.
   *
   * @param minutes 30 by default (design default)
   */
  record HoldPolicy(int minutes) {
    Duration lasts() {
      return Duration.ofMinutes(minutes);
    }
  }
}
