package io.forecourt.inventory.vehicle.persistence;

import io.forecourt.inventory.vehicle.domain.Hold;
import io.forecourt.inventory.vehicle.domain.Vehicle;
import io.forecourt.inventory.vehicle.domain.VehicleState;
import io.forecourt.inventory.vehicle.domain.Vehicles;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.value.Vin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class JdbcVehicles implements Vehicles {

  private final VehicleRows rows;
  private final ScopedQueries queries;

  JdbcVehicles(VehicleRows rows, ScopedQueries queries) {
    this.rows = rows;
    this.queries = queries;
  }

  @Override
  public Vehicle get(String id) {
    return rows.findById(id).map(this::vehicle).orElseThrow(() -> new NotFound("vehicle", id));
  }

  @Override
  public Vehicle locked(String id) {
    return queries
        .unscoped(
            "scope is the callers' matter", "SELECT id FROM vehicle WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(String.class)
        .optional()
        .map(this::get)
        .orElseThrow(() -> new NotFound("vehicle", id));
  }

  @Override
  public Optional<Vehicle> heldBy(String holdId) {
    return rows.findByHoldId(holdId).map(this::vehicle);
  }

  @Override
  public Optional<Vehicle> heldForQuote(String quoteId) {
    return rows.findByHoldQuoteId(quoteId).map(this::vehicle);
  }

  @Override
  public Optional<Vehicle> ofOrder(String orderId) {
    return rows.findByOrderId(orderId).map(this::vehicle);
  }

  @Override
  public Optional<Vehicle> longestAvailable(
      String store, String modelCode, @Nullable String colour) {
    return queries
        .unscoped(
            "allocation serves every order of the stock line, whoever asks",
            """
            SELECT id FROM vehicle
             WHERE store_code = :store AND model_code = :model AND state = 'AVAILABLE'
               AND (:colour IS NULL OR colour = :colour)
             ORDER BY received_at, id LIMIT 1
            """)
        .param("store", store)
        .param("model", modelCode)
        .param("colour", colour)
        .query(String.class)
        .optional()
        .map(this::get);
  }

  @Override
  public boolean inStock(Vin vin) {
    return rows.existsByOpenVin(vin.value());
  }

  @Override
  public Vehicle save(Vehicle vehicle) {
    return vehicle(rows.save(row(vehicle)));
  }

  private VehicleRow row(Vehicle vehicle) {
    Hold hold = vehicle.hold();
    return new VehicleRow(
        vehicle.id(),
        vehicle.vin().value(),
        vehicle.state().isOpen() ? vehicle.vin().value() : null,
        vehicle.store(),
        vehicle.modelCode(),
        vehicle.colour(),
        vehicle.receivedAt(),
        vehicle.state().name(),
        hold == null ? null : hold.id(),
        hold == null ? null : hold.quoteId(),
        hold == null ? null : hold.until(),
        vehicle.orderId(),
        vehicle.version());
  }

  private Vehicle vehicle(VehicleRow row) {
    return new Vehicle(
        row.id(),
        Vin.of(row.vin()),
        row.storeCode(),
        row.modelCode(),
        row.colour(),
        row.receivedAt(),
        VehicleState.valueOf(row.state()),
        hold(row),
        row.orderId(),
        row.version());
  }

  private static @Nullable Hold hold(VehicleRow row) {
    if (row.holdId() == null || row.holdQuoteId() == null || row.holdUntil() == null) {
      return null;
    }
    return new Hold(row.holdId(), row.holdQuoteId(), row.holdUntil());
  }
}
