package io.forecourt.sales.quote.application;

import io.forecourt.platform.value.Money;
import io.forecourt.sales.quote.domain.ItemKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer wants to be quoted. */
public record PrepareQuote(
    String modelCode,
    @Nullable String colour,
    @Nullable String configuration,
    List<Item> items,
    @Nullable Integer validDays) {

  /**
   * @param amount of a discount; everything else is priced by the list
   */
  public record Item(ItemKind kind, String code, int quantity, @Nullable Money amount) {}
}
