package io.forecourt.crm.customer.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the append-only consent record; of the entries for a purpose that speak of a channel
 * the newest is in force.
 *
 * @param ordinal position among the entries of this customer and purpose, from 1
 * @param textHash SHA-256 of the notice that was shown
 * @param contactChannel the only channel that the entry speaks of; null for all
 * @param guardianId the guardian who said so for a minor
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
    @Nullable ContactChannel contactChannel,
    @Nullable String guardianId,
    String recordedBy,
    Instant recordedAt) {

  /** Where the customer said so. */
  public enum Channel {
    STORE,
    APP,
    PHONE,
    PAPER
  }

  /**
   * @param asked null asks about every channel at once
   */
  boolean speaksOf(@Nullable ContactChannel asked) {
    return contactChannel == null || contactChannel == asked;
  }

  public CustomerEvent event() {
    return given
        ? new CustomerEvent.ConsentGiven(
            customerId, store, recordedAt, purpose, noticeVersion, channel, contactChannel)
        : new CustomerEvent.ConsentWithdrawn(
            customerId, store, recordedAt, purpose, channel, contactChannel);
  }
}
