package io.forecourt.crm.customer.domain;

/** A way in which a customer is reached; a yes may be for one of them alone. */
public enum ContactChannel {
  SMS,
  CALL,
  WECOM,
  EMAIL
}
