package io.forecourt.sales.order.domain;

import java.util.List;

/**
 * Facts about cars that came before the car had an order: a file may be complete the day the car
 * arrives.
 */
public interface EarlyCarFacts {

  /** Keeps the fact, unless a newer one on the same question is kept already. */
  void keep(CarFact fact);

  List<CarFact> of(String vehicleId);
}
