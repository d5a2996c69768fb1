package io.forecourt.crm.survey;

/** How a customer is asked. */
enum SurveyChannel {
  /** By a message with a link that works once. */
  LINK,
  /** On the telephone, by an interviewer. */
  INTERVIEW
}
