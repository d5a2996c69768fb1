package io.forecourt.crm.points;

/** Why points move. */
public enum BookingKind {
  EARNED,
  REDEEMED,
  /** Their time is over. */
  EXPIRED,
  /** Their holder is no member any more. */
  FORFEITED,
  /** Takes another booking back by a counter-entry. */
  REVERSED
}
