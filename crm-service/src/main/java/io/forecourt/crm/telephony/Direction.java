package io.forecourt.crm.telephony;

/** Who began. */
enum Direction {
  /** The customer. */
  IN,
  /** One of the staff. */
  OUT
}
