package io.forecourt.sales.budget;

import io.forecourt.platform.value.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a budget is for.
 *
 * @param item a kind of cost, or the code of a model
 * @param units how many of it are bought, where the kind of budget counts them
 */
record BudgetLine(String item, @Nullable Integer units, Money amount) {}
