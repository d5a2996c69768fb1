package io.forecourt.crm.survey;

/** What became of a delivery or a visit: whether its customer was asked, else why not. */
enum OccasionOutcome {
  WAITING,
  ASKED,
  /** The draw fell on others. */
  NOT_DRAWN,
  /** Asked too short a time ago. */
  ASKED_LATELY,
  /** The customer did not agree to be asked. */
  NO_CONSENT,
  /** Left alone, for example because of a complaint, until it was too late. */
  LEFT_ALONE,
  /** The store has no questionnaire of this kind in use. */
  NO_QUESTIONNAIRE,
  /** Nobody may use the customer's data any more. */
  CUSTOMER_GONE
}
