package io.forecourt.inventory.vehicle.domain;

import static io.forecourt.inventory.vehicle.domain.VehicleState.AVAILABLE;
import static io.forecourt.inventory.vehicle.domain.VehicleState.DAMAGED;
import static io.forecourt.inventory.vehicle.domain.VehicleState.DELIVERED;
import static io.forecourt.inventory.vehicle.domain.VehicleState.HELD;
import static io.forecourt.inventory.vehicle.domain.VehicleState.PREPARED;
import static io.forecourt.inventory.vehicle.domain.VehicleState.RECEIVED;
import static io.forecourt.inventory.vehicle.domain.VehicleState.RESERVED;

import io.forecourt.inventory.vehicle.domain.VehicleEvent.HoldExpired;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleDamaged;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleHeld;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleReceived;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleReleased;
import io.forecourt.inventory.vehicle.domain.VehicleEvent.VehicleReserved;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Vin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One car in stock. It belongs to at most one quote (a hold) or one order (an allocation) at a
 * time, and leaves stock when it is delivered.
 */
public final class Vehicle {

  private final String id;
  private final Vin vin;
  private final String store;
  private final String modelCode;
  private final String colour;
  private final Instant receivedAt;
  private VehicleState state;
  private @Nullable Hold hold;
  private @Nullable String orderId;
  private final @Nullable Long version;

  /** A car as it is stored; {@code version} is null for a new one. */
  public Vehicle(
      String id,
      Vin vin,
      String store,
      String modelCode,
      String colour,
      Instant receivedAt,
      VehicleState state,
      @Nullable Hold hold,
      @Nullable String orderId,
      @Nullable Long version) {
    this.id = id;
    this.vin = vin;
    this.store = store;
    this.modelCode = modelCode;
    this.colour = colour;
    this.receivedAt = receivedAt;
    this.state = state;
    this.hold = hold;
    this.orderId = orderId;
    this.version = version;
  }

  /** A car that the yard has just taken over from the carrier. */
  public static Vehicle received(
      String id, Vin vin, String store, String modelCode, String colour, Instant now) {
    return new Vehicle(id, vin, store, modelCode, colour, now, RECEIVED, null, null, null);
  }

  /** Puts a received car on sale. */
  public VehicleReceived putOnSale(String receivedBy, Instant now) {
    become(AVAILABLE);
    return new VehicleReceived(this, receivedBy, now);
  }

  /** Keeps a damaged car off sale; an allocation ends with it. */
  public VehicleDamaged damage(String reasonCode, Instant now) {
    String lost = orderId;
    become(DAMAGED);
    hold = null;
    orderId = null;
    return new VehicleDamaged(this, lost, reasonCode, now);
  }

  /** Keeps the car for a quote until the hold runs out. */
  public VehicleHeld hold(Hold wanted, Instant now) {
    become(HELD);
    hold = wanted;
    return new VehicleHeld(this, wanted, now);
  }

  /** Ends a hold, at its end or when it is given back; whose hold it is makes no difference. */
  public HoldExpired endHold(Instant now) {
    Hold ended = hold;
    become(AVAILABLE);
    hold = null;
    if (ended == null) {
      throw new IllegalStateException("a held vehicle without a hold: " + id);
    }
    return new HoldExpired(this, ended, now);
  }

  /** Allocates the car to an order; a hold turns into the allocation. */
  public VehicleReserved reserveFor(String order, Instant now) {
    become(RESERVED);
    hold = null;
    orderId = order;
    return new VehicleReserved(this, order, now);
  }

  /** Frees an allocated car. */
  public VehicleReleased release(String reasonCode, Instant now) {
    String order = requireOrder();
    become(AVAILABLE);
    orderId = null;
    return new VehicleReleased(this, order, reasonCode, now);
  }

  /** The pre-delivery inspection for an order is passed. */
  public void prepare(String order) {
    requireOrder(order);
    become(PREPARED);
  }

  /**
   * The customer of an order has taken the car over; it leaves stock. Whoever hands over may not
   * have heard yet that the car was found damaged.
   */
  public void deliver(String order) {
    if (orderId != null) {
      requireOrder(order);
    }
    become(DELIVERED);
    orderId = order;
  }

  /**
   * @throws RuleViolation if the car is not allocated to this order
   */
  public void requireOrder(String order) {
    if (!requireOrder().equals(order)) {
      throw new RuleViolation("vehicle.of-another-order");
    }
  }

  /**
   * Whether this is what somebody asks for.
   *
   * @param wantedColour null for any colour
   */
  public boolean is(String wantedStore, String wantedModel, @Nullable String wantedColour) {
    return store.equals(wantedStore)
        && modelCode.equals(wantedModel)
        && (wantedColour == null || colour.equals(wantedColour));
  }

  public boolean isHeldBy(String holdId) {
    return state == HELD && hold != null && hold.id().equals(holdId);
  }

  private String requireOrder() {
    if (orderId == null) {
      throw RuleViolation.wrongState("vehicle.not-allocated", state, state.allowed());
    }
    return orderId;
  }

  private void become(VehicleState next) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("vehicle.wrong-state", state, state.allowed());
    }
    state = next;
  }

  public String id() {
    return id;
  }

  public Vin vin() {
    return vin;
  }

  public String store() {
    return store;
  }

  public String modelCode() {
    return modelCode;
  }

  public String colour() {
    return colour;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  public VehicleState state() {
    return state;
  }

  public @Nullable Hold hold() {
    return hold;
  }

  /** The order that the car is allocated to, kept after delivery. */
  public @Nullable String orderId() {
    return orderId;
  }

  public @Nullable Long version() {
    return version;
  }

  /** The car as it stands now, for those who only look. */
  public Snapshot snapshot() {
    return new Snapshot(
        id, vin, store, modelCode, colour, receivedAt, state, hold, orderId, version);
  }

  /** A picture of a car that no longer changes. */
  public record Snapshot(
      String id,
      Vin vin,
      String store,
      String modelCode,
      String colour,
      Instant receivedAt,
      VehicleState state,
      @Nullable Hold hold,
      @Nullable String orderId,
      @Nullable Long version) {}
}
