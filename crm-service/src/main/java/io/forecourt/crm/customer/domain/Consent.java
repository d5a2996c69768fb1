package io.forecourt.crm.customer.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the append-only consent record; the newest entry of a customer and purpose is in
 * force.
 *
 * @param ordinal position among the entries of this customer and purpose, from 1
 * @param textHash SHA-256 of the notice that was shown
 */
public record Consent(
    String id,
    String customerId,
    String store,
    String purpose,
    int ordinal,
    boolean given,
    Purpose.Basis basis,
    String noticeVersion,
    String textHash,
    Channel channel,
    @Nullable String evidenceReference,
    String recordedBy,
    Instant recordedAt) {

  /** Where the customer said so. */
  public enum Channel {
    STORE,
    APP,
    PHONE,
    PAPER
  }

  public CustomerEvent event() {
    return given
        ? new CustomerEvent.ConsentGiven(
            customerId, store, recordedAt, purpose, noticeVersion, channel)
        : new CustomerEvent.ConsentWithdrawn(customerId, store, recordedAt, purpose, channel);
  }
}
