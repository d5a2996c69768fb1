package io.forecourt.crm.message;

import java.util.Set;

/** How far a message has come. */
public enum MessageState {
  /** Waits for its provider. */
  QUEUED,
  /** Waits for the end of the quiet hours. */
  HELD,
  /** The provider has it. */
  SENT,
  /** The provider has it and did not say in time what became of it. */
  UNKNOWN,
  DELIVERED,
  FAILED,
  /** Could not be sent while it still made sense. */
  EXPIRED;

  Set<MessageState> successors() {
    return switch (this) {
      case QUEUED -> Set.of(HELD, SENT, FAILED, EXPIRED);
      case HELD -> Set.of(QUEUED, EXPIRED);
      case SENT -> Set.of(UNKNOWN, DELIVERED, FAILED);
      case UNKNOWN -> Set.of(DELIVERED, FAILED);
      case DELIVERED, FAILED, EXPIRED -> Set.of();
    };
  }
}
