package io.forecourt.crm.evidence;

/**
 * What a store accepts as proof of a contact.
 *
 * @param proofHours how long a contact waits for the record that it names
 * @param talkSeconds a call that was this long reached the customer
 */
record EvidencePolicy(Required required, int proofHours, int talkSeconds) {

  /** What a store wants to see. */
  enum Required {
    /** The name of a record is enough. */
    NAMED,
    /** The record must have been seen. */
    PROVEN
  }
}
