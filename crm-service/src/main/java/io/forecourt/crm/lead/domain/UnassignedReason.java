package io.forecourt.crm.lead.domain;

/** Why a lead waits for the showroom manager. */
public enum UnassignedReason {
  NOBODY_ON_SHIFT,
  CONSULTANT_LEFT,
  /** It has an owner, but the last contact is too old to keep the customer. */
  OWNER_STALE
}
