package io.forecourt.sales.quote.domain;

/** What a line of a quote is about. */
public enum ItemKind {
  VEHICLE,
  ACCESSORY,
  INSURANCE,
  PLATE,
  SERVICE,
  /** Lowers the price of the vehicle. */
  DISCOUNT
}
