package io.forecourt.platform.time;

/** The calendar in which a deadline is counted; each deadline names its own, as data. */
public enum CalendarKind {
  /** Opening hours of the store by weekday; open on public holidays unless closed for the day. */
  STORE_HOURS,
  /** Days by the State Council schedule with swapped days. */
  WORKING_DAYS,
  CALENDAR_DAYS
}
