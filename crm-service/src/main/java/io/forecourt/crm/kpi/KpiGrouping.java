package io.forecourt.crm.kpi;

/** What a figure is told apart by. */
public enum KpiGrouping {
  STORE,
  PERSON,
  SOURCE,
  /** Post of the person whose contact with the customer is judged. */
  POST,
  CAMPAIGN
}
