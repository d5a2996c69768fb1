package io.forecourt.insurance.quotation;

import io.forecourt.insurance.calculation.CalculationJson;
import io.forecourt.insurance.calculation.QuoteBody;
import io.forecourt.insurance.premium.Calculation.Commission;
import io.forecourt.insurance.premium.Calculation.Quote;
import io.forecourt.insurance.premium.Calculation.Refund;
import io.forecourt.insurance.premium.Calculation.Rejection;
import io.forecourt.insurance.premium.ErrorCode;
import io.forecourt.insurance.premium.MalformedRequest;
import io.forecourt.insurance.premium.PremiumEngine;
import io.forecourt.insurance.premium.RateBook;
import io.forecourt.insurance.rates.OpenQuotes;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the desk's open quotations would be by other tables. */
@Component
class QuotationEffects implements OpenQuotes {

  private static final int CHUNK = 500;
  private static final int SHOWN = 200;

  private final ScopedQueries queries;

  QuotationEffects(ScopedQueries queries) {
    this.queries = queries;
  }

  private record Open(String id, Money total, String request) {}

  @Override
  public Effects under(RateBook tables) {
    int examined = 0;
    int changed = 0;
    List<Effect> effects = new ArrayList<>();
    List<Open> chunk = after("");
    while (!chunk.isEmpty()) {
      for (Open quote : chunk) {
        Effect effect = effect(quote, tables);
        examined++;
        if (effect != null) {
          changed++;
          if (effects.size() < SHOWN) {
            effects.add(effect);
          }
        }
      }
      chunk = chunk.size() < CHUNK ? List.of() : after(chunk.getLast().id());
    }
    return new Effects(examined, changed, List.copyOf(effects));
  }

  private List<Open> after(String id) {
    return queries
        .sql(
            "insurance.rates.read",
            """
            SELECT q.id, q.total, q.currency, q.request FROM quotation q
             WHERE {scope:q.store_code} AND q.state = 'QUOTED' AND q.id > :after
             ORDER BY q.id LIMIT :chunk
            """)
        .param("after", id)
        .param("chunk", CHUNK)
        .query(
            (row, _) ->
                new Open(
                    row.getString("id"),
                    new Money(row.getBigDecimal("total"), row.getString("currency")),
                    row.getString("request")))
        .list();
  }

  /** Null when nothing would change. */
  private static @Nullable Effect effect(Open quote, RateBook tables) {
    QuoteBody request = CalculationJson.request(quote.request());
    try {
      return switch (PremiumEngine.quote(request.toRequest(), tables)) {
        case Quote again -> changed(quote, again.grandTotal());
        case Rejection(ErrorCode code) -> new Effect(quote.id(), quote.total(), null, code.name());
        case Refund _, Commission _ -> throw new IllegalStateException("not a quote");
      };
    } catch (MalformedRequest malformed) {
      // the other tables ask for more than the quotation said
      return new Effect(quote.id(), quote.total(), null, "MALFORMED");
    }
  }

  private static @Nullable Effect changed(Open quote, BigDecimal total) {
    return total.compareTo(quote.total().amount()) == 0
        ? null
        : new Effect(quote.id(), quote.total(), new Money(total, quote.total().currency()), null);
  }
}
