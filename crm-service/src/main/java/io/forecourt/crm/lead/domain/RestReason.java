package io.forecourt.crm.lead.domain;

/** Why a lead rests. */
public enum RestReason {
  IMPORT_UNDONE,
  ORDER_CANCELLED,
  UNREACHABLE,
  WRONG_NUMBER,
  PERSON_ERASED
}
