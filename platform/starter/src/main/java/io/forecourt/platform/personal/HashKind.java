package io.forecourt.platform.personal;

/** What a keyed hash was made of; the same text hashes differently for each kind. */
public enum HashKind {
  PHONE,
  /** Last four digits together with the store code: {@code EAST:1234}. */
  PHONE_LAST4,
  ID_NUMBER,
  PLATE,
  NAME,
  /** The account of a person in a messenger, together with its name. */
  MESSENGER,
  CREDIT_CODE,
  /** What a link that this house sent to a person opens. */
  LINK
}
