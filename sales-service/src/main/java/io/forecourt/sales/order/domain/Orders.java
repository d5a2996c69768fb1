package io.forecourt.sales.order.domain;

import java.util.Optional;

/** All deals and orders. */
public interface Orders {

  /**
   * @throws io.forecourt.platform.rule.NotFound if there is none
   */
  Order get(OrderId id);

  Optional<Order> find(OrderId id);

  /** The deal of a lead; a lead has at most one. */
  Optional<Order> ofLead(String leadId);

  /** The open order that inventory has reserved this car for. */
  Optional<Order> holding(String vehicleId);

  /**
   * Saves the order, then tells what happened to it, in the running transaction.
   *
   * @throws org.springframework.dao.OptimisticLockingFailureException if somebody else saved it
   *     meanwhile
   */
  void save(Order order);
}
