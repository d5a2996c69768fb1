package io.forecourt.sales.quote.domain;

import io.forecourt.platform.time.CalendarKind;
import java.math.BigDecimal;

/**
 * The store's terms for quotes, from {@code policy/quote.json}.
 *
 * @param validDays days after today to whose end a quote holds, unless asked otherwise
 * @param mostValidDays the most that may be asked
 * @param mostDiscountRate how far a vehicle may be priced below its list price without approval
 */
public record QuoteTerms(
    int validDays, int mostValidDays, CalendarKind calendar, BigDecimal mostDiscountRate) {}
