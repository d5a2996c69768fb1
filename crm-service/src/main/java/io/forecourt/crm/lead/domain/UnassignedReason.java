package io.forecourt.crm.lead.domain;

/** Why a lead waits for the showroom manager. */
public enum UnassignedReason {
  NOBODY_ON_SHIFT,
  CONSULTANT_LEFT,
  CONSULTANT_MOVED,
  CONSULTANT_ON_LEAVE,
  /** It has an owner, but the last contact is too old to keep the customer. */
  OWNER_STALE,
  /** Nobody gave the first answer in time. */
  NO_RESPONSE,
  /** The owner let it lie longer than the pool's rules allow. */
  NO_CONTACT,
  /** It came from another system without a consultant. */
  TAKEN_OVER
}
