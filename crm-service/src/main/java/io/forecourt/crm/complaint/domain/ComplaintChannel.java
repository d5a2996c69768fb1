package io.forecourt.crm.complaint.domain;

/** How a grievance reached the dealer. */
public enum ComplaintChannel {
  PHONE,
  VISIT,
  MESSAGE,
  WEB,
  SURVEY,
  FOLLOW_UP,
  MANUFACTURER
}
