package io.forecourt.sales.quote.domain;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a quote, which never changes. All amounts are computed here, tax included.
 *
 * @param number counts the versions of the quote, from 1
 * @param listPrice of the vehicle
 * @param discount on the vehicle, not negative
 * @param total of all lines
 * @param validUntil the first moment at which it no longer holds
 */
public record QuoteVersion(
    String id,
    int number,
    String modelCode,
    @Nullable String colour,
    @Nullable String configuration,
    List<QuoteLine> lines,
    Money listPrice,
    Money discount,
    Money total,
    Instant validUntil,
    String preparedBy,
    Instant preparedAt) {

  /** What the customer wants, priced by the list; not yet a version of a quote. */
  public record Draft(
      String modelCode,
      @Nullable String colour,
      @Nullable String configuration,
      List<QuoteLine> lines,
      Instant validUntil) {}

  /**
   * @throws RuleViolation if the vehicle is priced below its floor
   */
  static QuoteVersion of(
      Draft draft, int number, QuoteTerms terms, String preparedBy, Instant now) {
    Money listPrice = sum(draft.lines(), ItemKind.VEHICLE);
    Money discount = Money.zero().minus(sum(draft.lines(), ItemKind.DISCOUNT));
    Money floor = listPrice.times(BigDecimal.ONE.subtract(terms.mostDiscountRate()));
    Money asked = listPrice.minus(discount);
    if (asked.isLessThan(floor)) {
      throw new RuleViolation("quote.below-floor", asked, floor);
    }
    return new QuoteVersion(
        Ids.next(),
        number,
        draft.modelCode(),
        draft.colour(),
        draft.configuration(),
        List.copyOf(draft.lines()),
        listPrice,
        discount,
        draft.lines().stream().map(QuoteLine::amount).reduce(Money.zero(), Money::plus),
        draft.validUntil(),
        preparedBy,
        now);
  }

  private static Money sum(List<QuoteLine> lines, ItemKind kind) {
    return lines.stream()
        .filter(line -> line.kind() == kind)
        .map(QuoteLine::amount)
        .reduce(Money.zero(), Money::plus);
  }

  public boolean hasAccessories() {
    return lines.stream().anyMatch(line -> line.kind() == ItemKind.ACCESSORY);
  }

  boolean hasExpired(Instant now) {
    return !now.isBefore(validUntil);
  }
}
