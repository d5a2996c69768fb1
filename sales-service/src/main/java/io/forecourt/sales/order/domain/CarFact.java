package io.forecourt.sales.order.domain;

import java.time.Instant;

/**
 * What inventory tells about one car of an order.
 *
 * @see Cars#learn
 */
public sealed interface CarFact {

  String vehicleId();

  String vin();

  Instant at();

  /** Counts the facts of this vehicle, across all kinds. */
  long sequence();

  record Reserved(String vehicleId, String vin, Instant at, long sequence) implements CarFact {}

  record Released(String vehicleId, String vin, Instant at, long sequence) implements CarFact {}

  record InspectionPassed(String vehicleId, String vin, Instant at, long sequence)
      implements CarFact {}

  record InspectionFailed(String vehicleId, String vin, Instant at, long sequence)
      implements CarFact {}

  /** Nobody gets a damaged car: it is no longer reserved, and must be inspected anew. */
  record Damaged(String vehicleId, String vin, Instant at, long sequence) implements CarFact {}

  record FileCompleted(String vehicleId, String vin, Instant at, long sequence)
      implements CarFact {}
}
