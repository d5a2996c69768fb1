package io.forecourt.insurance.report;

/** How often a report is due. */
public enum ReportKind {
  WEEKLY,
  MONTHLY
}
