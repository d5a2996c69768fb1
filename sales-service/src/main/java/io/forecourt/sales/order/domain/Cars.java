package io.forecourt.sales.order.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cars that inventory has named for one order. Facts may come twice and in any order: what is
 * known afterwards depends only on which facts came, never on when.
 */
final class Cars {

  private final Map<String, Car> byVehicle = new LinkedHashMap<>();

  Cars(Collection<Car> known) {
    known.forEach(car -> byVehicle.put(car.vehicleId(), car));
  }

  /**
   * @return false if the fact is overtaken by what is known already
   */
  boolean learn(CarFact fact) {
    Car before =
        byVehicle.getOrDefault(fact.vehicleId(), Car.unknown(fact.vehicleId(), fact.vin()));
    Car after = before.after(fact);
    byVehicle.put(after.vehicleId(), after);
    return after != before;
  }

  /** The car of the order: of those reserved and not released, the one reserved last. */
  Optional<Car> allocated() {
    return byVehicle.values().stream()
        .filter(Car::isReserved)
        .max(Comparator.comparing(Cars::reservedAt).thenComparing(Car::vehicleId));
  }

  static Instant reservedAt(Car car) {
    return car.reservation() == null ? Instant.MIN : car.reservation().at();
  }

  List<Car> all() {
    return List.copyOf(byVehicle.values());
  }
}
