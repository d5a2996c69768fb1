package io.forecourt.crm.lead.domain;

/** Why a lead rests. */
public enum RestReason {
  ORDER_CANCELLED,
  UNREACHABLE,
  WRONG_NUMBER,
  PERSON_ERASED
}
