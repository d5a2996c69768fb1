package io.forecourt.crm.lead.domain;

/** How a person's interest reached the dealership; the source says from where. */
public enum LeadWay {
  WALK_IN,
  PHONE,
  WEB,
  /** A media platform handed the contact over. */
  MEDIA,
  CAMPAIGN,
  REFERRAL,
  IMPORT,
  /** A consultant's own contact. */
  OWN,
  /** A customer who was given up is tried again. */
  REACTIVATION
}
