package io.forecourt.crm.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An order as far as introductions are concerned: the share of those that were introduced is a
 * figure of the store.
 *
 * @param sequenceNo counter of the deal in its newest fact
 */
@Table("referral_order")
record ReferralOrder(
    @Id String orderId,
    String storeCode,
    @Nullable String leadId,
    @Nullable String consultantId,
    @Nullable Instant placedAt,
    boolean cancelled,
    long sequenceNo,
    @Version @Nullable Long version) {

  static ReferralOrder unknown(String orderId, String store) {
    return new ReferralOrder(orderId, store, null, null, null, false, 0, null);
  }

  /** An older word after the cancellation leaves it cancelled. */
  ReferralOrder placed(String lead, @Nullable String consultant, Instant at, long sequence) {
    boolean newer = sequence > sequenceNo;
    return new ReferralOrder(
        orderId,
        storeCode,
        lead,
        consultant,
        at,
        !newer && cancelled,
        Math.max(sequence, sequenceNo),
        version);
  }

  ReferralOrder cancelled(long sequence) {
    return new ReferralOrder(
        orderId,
        storeCode,
        leadId,
        consultantId,
        placedAt,
        true,
        Math.max(sequence, sequenceNo),
        version);
  }
}
