package io.forecourt.sales.order.domain;

/** What must be true before a car is handed over. Gates close, and open again, in any order. */
public enum Gate {
  /** The whole total is booked by finance. */
  PAID,
  /** Inventory has reserved a car for the order. */
  CAR_ALLOCATED,
  /** That car has passed its pre-delivery inspection. */
  INSPECTED,
  /** The file of that car is complete, the certificate of conformity among it. */
  PAPERS,
  /** A compulsory policy is issued for that car, or the customer has waived it in writing. */
  INSURED,
  /** Every accessory promised in the contract is fitted. */
  ACCESSORIES
}
