package io.forecourt.insurance.commission;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What this desk expects for a policy.
 *
 * @param rate null when no rate was in force
 */
record Expected(
    String id,
    String entryType,
    LineKey key,
    BigDecimal grossPremium,
    @Nullable BigDecimal rate,
    @Nullable BigDecimal commission) {}
