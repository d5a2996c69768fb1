package io.forecourt.crm.complaint.domain;

/** Why a complaint goes upwards. */
public enum EscalationReason {
  /** The customer had no first answer in time. */
  NOT_ANSWERED,
  /** The limit of the level has passed. */
  NOT_SOLVED,
  /** Nobody asked the customer about the solution in time. */
  NOT_ASKED,
  /** The press has it, or somebody may be hurt. */
  CRITICAL,
  /** Somebody who handles it judges it serious. */
  JUDGED_SERIOUS
}
