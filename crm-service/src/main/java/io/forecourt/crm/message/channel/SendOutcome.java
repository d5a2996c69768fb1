package io.forecourt.crm.message.channel;

/** What a provider made of a message. */
public sealed interface SendOutcome {

  /**
   * The provider will deliver it.
   *
   * @param reference what the provider calls it
   */
  record Accepted(String reference) implements SendOutcome {}

  /**
   * The provider will never deliver it.
   *
   * @param reasonCode a code of ours
   */
  record Refused(String reasonCode) implements SendOutcome {}

  /**
   * Not now: the provider is down, slow, or asks us to wait.
   *
   * @param why for the operator, nothing personal
   */
  record Later(String why) implements SendOutcome {}
}
