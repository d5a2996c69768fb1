package io.forecourt.crm.message;

import java.time.Duration;
import java.util.Set;

/**
 * How a store treats messages.
 *
 * @param quietHours when nothing is sent but what the contract cannot wait for
 * @param expiresAfterHours a message that could not be sent for so long is dropped
 * @param reportWithinHours after so long without a report the delivery is unknown
 * @param promotionalPurposes what waits while promotions to the customer are paused
 */
record MessageRules(
    QuietHours quietHours,
    int expiresAfterHours,
    int reportWithinHours,
    Set<String> promotionalPurposes) {

  Duration expiresAfter() {
    return Duration.ofHours(expiresAfterHours);
  }

  Duration reportWithin() {
    return Duration.ofHours(reportWithinHours);
  }
}
