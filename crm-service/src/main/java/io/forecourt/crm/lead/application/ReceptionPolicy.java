package io.forecourt.crm.lead.application;

import java.time.Duration;

/**
 * Time limits of the showroom, in opening hours of the store.
 *
 * @param ownerKeepsDays so long a consultant keeps a customer without a contact
 */
public record ReceptionPolicy(int receptionMinutes, int firstResponseMinutes, int ownerKeepsDays) {

  public Duration reception() {
    return Duration.ofMinutes(receptionMinutes);
  }

  Duration firstResponse() {
    return Duration.ofMinutes(firstResponseMinutes);
  }
}
