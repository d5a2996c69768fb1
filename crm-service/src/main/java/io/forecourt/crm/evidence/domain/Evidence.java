package io.forecourt.crm.evidence.domain;

/**
 * What proves that a contact took place.
 *
 * @param reference the record behind it: a call record, a message id, a visit number
 */
public record Evidence(Kind kind, String reference) {

  /** The way of the contact. */
  public enum Kind {
    CALL,
    MESSAGE,
    VISIT
  }
}
