package io.forecourt.crm.lead.application;

import java.time.Duration;

/**
 * Time limits of the showroom, in opening hours of the store.
 *
 * @param ringsAtMost a call shall be picked up at this ring or earlier
 */
public record ReceptionPolicy(int receptionMinutes, int firstResponseMinutes, int ringsAtMost) {

  public Duration reception() {
    return Duration.ofMinutes(receptionMinutes);
  }

  Duration firstResponse() {
    return Duration.ofMinutes(firstResponseMinutes);
  }
}
