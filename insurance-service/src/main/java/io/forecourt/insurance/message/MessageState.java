package io.forecourt.insurance.message;

/** What crm has said to a request. */
enum MessageState {
  /** Stored here, not yet answered. */
  QUEUED,
  ACCEPTED,
  REFUSED
}
