package io.forecourt.crm.complaint.domain;

/** How a grievance reached the dealer. */
public enum ComplaintChannel {
  PHONE,
  VISIT,
  MESSAGE,
  WEB,
  SURVEY,
  FOLLOW_UP,
  MANUFACTURER;

  /** Whether only the house itself opens complaints by it: no request may name it. */
  public boolean isOfTheHouse() {
    return this == SURVEY || this == FOLLOW_UP;
  }
}
