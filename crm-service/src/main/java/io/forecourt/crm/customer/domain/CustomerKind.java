package io.forecourt.crm.customer.domain;

/** Whether a customer is a human being or a company. */
public enum CustomerKind {
  PERSON,
  /** Known by its unified social credit code; people act for it. */
  COMPANY
}
