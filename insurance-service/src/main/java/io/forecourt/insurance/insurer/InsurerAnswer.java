package io.forecourt.insurance.insurer;

/** What an insurer says to a request. */
public sealed interface InsurerAnswer {

  /**
   * @param reference of the insurer: its policy or endorsement number
   */
  record Accepted(String reference) implements InsurerAnswer {}

  record Rejected(String reasonCode) implements InsurerAnswer {}

  /** Nobody knows yet: it is asked again under the same number. */
  record Unknown(String why) implements InsurerAnswer {}
}
