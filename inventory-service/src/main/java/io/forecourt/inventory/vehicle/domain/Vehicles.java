package io.forecourt.inventory.vehicle.domain;

import io.forecourt.platform.value.Vin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All vehicles of this group. */
public interface Vehicles {

  /**
   * @throws io.forecourt.platform.rule.NotFound if unknown
   */
  Vehicle get(String id);

  /**
   * The vehicle as it is now, kept from others until the end of the running transaction.
   *
   * @throws io.forecourt.platform.rule.NotFound if unknown
   */
  Vehicle locked(String id);

  Optional<Vehicle> heldBy(String holdId);

  Optional<Vehicle> heldForQuote(String quoteId);

  /** The car allocated to, or delivered under, an order. */
  Optional<Vehicle> ofOrder(String orderId);

  /** The free car of a stock line that has been here longest, in the wanted colour or in any. */
  Optional<Vehicle> longestAvailable(String store, String modelCode, @Nullable String colour);

  boolean inStock(Vin vin);

  /** Saves and gives back the stored version. */
  Vehicle save(Vehicle vehicle);
}
