package io.forecourt.sales.quote.domain;

import io.forecourt.platform.value.Money;

/** One line of a quote, tax included; the amount of a discount is negative. */
public record QuoteLine(
    ItemKind kind, String code, String text, int quantity, Money unitPrice, Money amount) {

  public static QuoteLine of(
      ItemKind kind, String code, String text, int quantity, Money unitPrice) {
    return new QuoteLine(kind, code, text, quantity, unitPrice, unitPrice.times(quantity));
  }
}
