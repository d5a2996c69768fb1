package io.forecourt.crm.message.channel;

/** How one learns what became of a message that a provider took. */
public enum Reporting {
  /** Never: what was taken counts as sent. */
  NONE,
  /** The provider tells by itself. */
  TOLD,
  /** The provider answers when it is asked. */
  ASKED
}
