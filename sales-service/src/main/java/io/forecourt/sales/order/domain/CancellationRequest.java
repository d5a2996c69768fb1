package io.forecourt.sales.order.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open request to cancel, waiting for a manager's decision.
 *
 * @param by person id, or {@code system} when the order stayed unpaid too long
 */
public record CancellationRequest(String by, String reasonCode, @Nullable String note, Instant at) {

  /** In place of a person, when no person asked or decided. */
  public static final String BY_SYSTEM = "system";

  boolean isBySystem() {
    return by.equals(BY_SYSTEM);
  }
}
