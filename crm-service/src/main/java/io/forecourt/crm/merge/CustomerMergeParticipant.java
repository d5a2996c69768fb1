package io.forecourt.crm.merge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feature with a rule of its own about two customers who become one: what names the customer in
 * its tables moves without it.
 */
public interface CustomerMergeParticipant {

  /** Stable name, for example {@code lead}. */
  String name();

  /**
   * Settles what the two cannot both have; rows still name whom they named.
   *
   * @return what {@link #separated} needs, plain ASCII; null for nothing
   */
  @Nullable String merging(String survivorId, String mergedId, Instant at);

  /** Puts back what {@link #merging} settled; rows name again whom they named. */
  void separated(String survivorId, String restoredId, @Nullable String memento, Instant at);
}
