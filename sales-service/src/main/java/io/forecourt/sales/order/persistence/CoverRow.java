package io.forecourt.sales.order.persistence;

import io.forecourt.sales.order.domain.Cover;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cover of an order in columns of its row. */
record CoverRow(
    @Nullable String policyId,
    @Nullable String policyVin,
    @Nullable String waiverReasonSealed,
    @Nullable Instant waivedAt) {

  static CoverRow of(Cover cover, String customerId, SealedWords words) {
    return new CoverRow(
        cover.policyId(),
        cover.policyVin(),
        words.seal(customerId, cover.waiverReason()),
        cover.waivedAt());
  }

  Cover cover(SealedWords words) {
    return new Cover(policyId, policyVin, words.open(waiverReasonSealed), waivedAt);
  }
}
