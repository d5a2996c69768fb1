package io.forecourt.crm.questionnaire;

/** Which satisfaction is measured. */
public enum SurveyKind {
  /** With buying, after a delivery. */
  SSI,
  /** With service, after a service visit. */
  CSI
}
