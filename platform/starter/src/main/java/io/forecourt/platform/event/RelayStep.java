package io.forecourt.platform.event;

/** The moments of a relay's batch at which a crash must lose nothing. */
enum RelayStep {
  LOCKED,
  BEFORE_SEND,
  HALF_SENT,
  BETWEEN_ACKNOWLEDGEMENT_AND_DELETE,
  DELETED;

  /** Told when a step is reached. */
  @FunctionalInterface
  interface Listener {
    Listener NONE = (step, rows) -> {};

    void reached(RelayStep step, int rows);
  }
}
