package io.forecourt.crm.followup.domain;

/** Why a contact is not owed any more. */
public enum CancelReason {
  /** The lead was won, lost or merged, or rests. */
  LEAD_CLOSED,
  /** The lead has another owner, who owes it by a limit of their own. */
  REASSIGNED,
  /** The customer was erased or restricted: nobody may contact them. */
  CUSTOMER_GONE,
  /** Too many tries failed, or the number is somebody else's. */
  NOT_REACHABLE
}
