package io.forecourt.crm.call;

/** What a call is about. */
enum CallTopic {
  /** Somebody is interested in a car: a lead. */
  ENQUIRY,
  SERVICE,
  COMPLAINT,
  OTHER
}
