package io.forecourt.insurance.renewal;

/** What somebody has to look after. */
enum TaskKind {
  /** Crm does not send: no consent, promotions paused, customer unknown. */
  MESSAGE_REFUSED,
  /** The number in the customer's file is wrong. */
  WRONG_NUMBER,
  /** Nobody knows whether the quote arrived: call, or use another channel. */
  DELIVERY_UNKNOWN,
  /** The car has another owner, who may become a customer. */
  NEW_OWNER
}
