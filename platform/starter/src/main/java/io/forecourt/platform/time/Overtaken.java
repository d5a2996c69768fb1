package io.forecourt.platform.time;

/**
 * Somebody cancelled, moved or completed a deadline or job while its handler ran: nothing of it is
 * kept.
 */
final class Overtaken extends RuntimeException {
  Overtaken() {
    super(null, null, false, false);
  }
}
