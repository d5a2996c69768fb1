package io.forecourt.platform.time;

import java.time.Instant;
import java.util.Optional;

/**
 * Stored deadlines: a restart loses none, many replicas fire each once. At most one open deadline
 * per kind and subject; setting it again moves it.
 */
public interface Deadlines {

  /**
   * Sets or moves a deadline in the running transaction.
   *
   * @param kind stable name of the handler, see {@link OnDeadline}, for example {@code
   *     follow-up.overdue}
   * @param subject id of what the deadline is about
   */
  void set(String kind, String subject, String store, Instant due);

  /** Cancels the open deadline, if there is one. */
  void cancel(String kind, String subject);

  Optional<Instant> open(String kind, String subject);
}
