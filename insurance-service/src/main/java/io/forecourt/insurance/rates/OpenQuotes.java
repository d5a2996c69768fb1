package io.forecourt.insurance.rates;

import io.forecourt.insurance.premium.RateBook;
import io.forecourt.platform.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The quotes that customers may still take, as far as tables are concerned. */
public interface OpenQuotes {

  /** What these quotes would be, were they made again by other tables. */
  Effects under(RateBook tables);

  /**
   * @param effects the first of those that would change
   */
  record Effects(int examined, int changed, List<Effect> effects) {}

  /**
   * @param after null when the quote would be refused
   * @param refusal code of the premium specification; null when it would be made
   */
  record Effect(
      String quotationId, Money before, @Nullable Money after, @Nullable String refusal) {}
}
