package io.forecourt.sales.order.persistence;

import io.forecourt.sales.order.domain.Cover;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The waiver of an order in columns of its row; the policies have a table of their own. */
record CoverRow(@Nullable String waiverReasonSealed, @Nullable Instant waivedAt) {

  static CoverRow of(Cover cover, String customerId, SealedWords words) {
    return new CoverRow(words.seal(customerId, cover.waiverReason()), cover.waivedAt());
  }

  Cover cover(Set<OrderPolicyRow> policies, SealedWords words) {
    return new Cover(
        policies.stream().map(OrderPolicyRow::policy).toList(),
        words.open(waiverReasonSealed),
        waivedAt);
  }
}
