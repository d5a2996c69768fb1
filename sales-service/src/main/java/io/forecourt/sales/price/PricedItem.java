package io.forecourt.sales.price;

import io.forecourt.platform.value.Money;

/**
 * Something sold along with a car at a fixed price, tax included, from {@code policy/price.json}.
 */
public record PricedItem(String kind, String code, String text, Money price) {}
