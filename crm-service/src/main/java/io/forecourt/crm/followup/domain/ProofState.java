package io.forecourt.crm.followup.domain;

/** Whether the record that a contact names was seen. */
public enum ProofState {
  /** The store takes the name of a record for the record. */
  NAMED,
  /** The record was seen, and it is of this customer and this person. */
  PROVEN,
  /** The record did not arrive yet; until then the contact does not count. */
  UNPROVEN,
  /** The record never arrived, or it is of somebody else. */
  UNFOUNDED;

  /** Whether the contact counts. */
  public boolean counts() {
    return switch (this) {
      case NAMED, PROVEN -> true;
      case UNPROVEN, UNFOUNDED -> false;
    };
  }
}
