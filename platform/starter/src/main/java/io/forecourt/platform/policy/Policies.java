package io.forecourt.platform.policy;

import java.time.LocalDate;

/**
 * Rules that a store may want to change, as versioned data: {@code policy/<name>.json} holds {@code
 * {"versions": [{"effectiveFrom": "2026-01-01", "store": null, …}]}}; the version of the store wins
 * over the common one.
 */
public interface Policies {

  /**
   * @throws IllegalStateException if no version is in force on that date
   */
  <T> T inForce(String name, Class<T> type, String store, LocalDate date);
}
