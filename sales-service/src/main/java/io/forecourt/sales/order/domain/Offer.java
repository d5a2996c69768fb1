package io.forecourt.sales.order.domain;

import io.forecourt.platform.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The quote version that the customer holds in hand.
 *
 * @param total tax included
 * @param holdId a car held for this quote in inventory, if one was asked for and given
 * @param validUntil the first moment at which it no longer holds
 * @param withAccessories whether accessories are promised, which must be fitted before delivery
 */
public record Offer(
    String quoteId,
    int version,
    String modelCode,
    @Nullable String colour,
    Money total,
    boolean withAccessories,
    Instant validUntil,
    @Nullable String holdId) {

  boolean is(String otherQuoteId, int otherVersion) {
    return quoteId.equals(otherQuoteId) && version == otherVersion;
  }

  boolean hasExpired(Instant now) {
    return !now.isBefore(validUntil);
  }
}
