package io.forecourt.crm.survey;

/** Why an answer does not count. */
enum VoidReason {
  /** Somebody told the customer what to answer. */
  COACHED,
  /** Somebody answered in the customer's place. */
  FILLED_IN,
  /** Somebody else than the customer answered. */
  WRONG_PERSON,
  /** The customer was asked about something that did not take place. */
  NO_OCCASION
}
