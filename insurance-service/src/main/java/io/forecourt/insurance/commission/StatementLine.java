package io.forecourt.insurance.commission;

import java.math.BigDecimal;

/**
 * A line as the insurer wrote it.
 *
 * @param paid whether the insurer has the premium
 */
record StatementLine(
    int lineNo,
    String entryType,
    LineKey key,
    BigDecimal grossPremium,
    BigDecimal rate,
    BigDecimal commission,
    boolean paid) {}
