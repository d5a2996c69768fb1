package io.forecourt.sales.quote.domain;

import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.value.Money;
import io.forecourt.sales.order.domain.OrderId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds quotes for one COMET at a list price of 150,000, with at most three percent off. */
final class QuoteMother {

  static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  static final Instant NEXT_WEEK = NOON.plus(Duration.ofDays(7));
  static final String CONSULTANT = "person-li";
  static final QuoteTerms TERMS =
      new QuoteTerms(7, 30, CalendarKind.CALENDAR_DAYS, new BigDecimal("0.03"));

  private QuoteMother() {}

  static Quote prepared() {
    var quote = Quote.forDeal(OrderId.next(), "EAST");
    quote.prepare(draft(), TERMS, CONSULTANT, NOON);
    return quote;
  }

  static QuoteVersion.Draft draft(QuoteLine... extras) {
    List<QuoteLine> lines = new ArrayList<>();
    lines.add(QuoteLine.of(ItemKind.VEHICLE, "COMET", "Comet", 1, Money.cny("150000.00")));
    lines.addAll(List.of(extras));
    return new QuoteVersion.Draft("COMET", "WHITE", null, lines, NEXT_WEEK);
  }

  static QuoteLine discount(String amount) {
    return QuoteLine.of(
        ItemKind.DISCOUNT, "YEAR-END", "Year end", 1, Money.zero().minus(Money.cny(amount)));
  }

  static QuoteLine mats(int sets) {
    return QuoteLine.of(ItemKind.ACCESSORY, "FLOOR-MATS", "Mats", sets, Money.cny("880.00"));
  }
}
