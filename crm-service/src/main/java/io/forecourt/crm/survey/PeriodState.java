package io.forecourt.crm.survey;

/** A period counts until its last survey can be answered no more. */
enum PeriodState {
  OPEN,
  CLOSED
}
