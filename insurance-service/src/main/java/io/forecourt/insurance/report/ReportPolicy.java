package io.forecourt.insurance.report;

import java.time.LocalTime;

/**
 * When reports are due.
 *
 * @param weeklyBefore on the first working day of the week
 * @param monthlyBeforeDay day of the month; where no working day lies before it, the end of the
 *     first one
 */
record ReportPolicy(LocalTime weeklyBefore, int monthlyBeforeDay) {
  static final String NAME = "insurance-report";
}
