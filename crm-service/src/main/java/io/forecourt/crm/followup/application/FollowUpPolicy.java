package io.forecourt.crm.followup.application;

import io.forecourt.platform.time.CalendarKind;

/**
 * When contacts are due.
 *
 * @param attempts after so many failed tries a customer counts as not reachable
 */
record FollowUpPolicy(Term deliveryCall, Term nextContact, Term winBack, int attempts) {

  /** The end of a day, so many days later, in a calendar. */
  record Term(int days, CalendarKind calendar) {}
}
