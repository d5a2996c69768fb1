package io.forecourt.insurance.batch;

import io.forecourt.insurance.batch.BatchItems.Item;
import io.forecourt.insurance.calculation.CalculationJson;
import io.forecourt.insurance.calculation.Calculations;
import io.forecourt.insurance.calculation.QuoteBody;
import io.forecourt.insurance.premium.Calculation;
import io.forecourt.insurance.premium.Calculation.CommercialPart;
import io.forecourt.insurance.premium.Calculation.Commission;
import io.forecourt.insurance.premium.Calculation.Quote;
import io.forecourt.insurance.premium.Calculation.Refund;
import io.forecourt.insurance.premium.Calculation.Rejection;
import io.forecourt.insurance.premium.ErrorCode;
import io.forecourt.insurance.rates.PublishedBook;
import io.forecourt.insurance.rates.RateBooks;
import io.forecourt.insurance.rates.TablesUsed;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Quotes many cars by the tables in force and keeps every intermediate value. */
@Service
@Transactional
public class PremiumBatches {

  static final String MAKE = "insurance.premium.batch";

  private final BatchRows rows;
  private final BatchItems items;
  private final RateBooks books;
  private final Access access;
  private final BusinessClock clock;

  PremiumBatches(
      BatchRows rows, BatchItems items, RateBooks books, Access access, BusinessClock clock) {
    this.rows = rows;
    this.items = items;
    this.books = books;
    this.access = access;
    this.clock = clock;
  }

  /**
   * @param reference what the asker knows it by, for example a renewal's id
   */
  public record Wanted(@Nullable String reference, QuoteBody request) {}

  /**
   * Quotes and stores them; a refusal is stored, too.
   *
   * @param pointer to the list inside the body
   * @throws InvalidInput if a request is malformed; then nothing is stored
   */
  BatchRow quote(List<Wanted> wanted, String pointer) {
    PublishedBook tables = books.current();
    List<Item> quoted = new ArrayList<>(wanted.size());
    BigDecimal total = new BigDecimal("0.00");
    int rejected = 0;
    for (int i = 0; i < wanted.size(); i++) {
      Item item = item(i + 1, wanted.get(i), tables, pointer + "/" + i + "/request");
      quoted.add(item);
      total = item.total() == null ? total : total.add(item.total());
      rejected += item.errorCode() == null ? 0 : 1;
    }
    BatchRow batch =
        rows.save(
            new BatchRow(
                Ids.next(),
                access.caller().store(),
                access.caller().personId(),
                clock.instant(),
                wanted.size() - rejected,
                rejected,
                total,
                Money.CNY,
                tables.book().data().dataVersion(),
                tables.tariffSha256(),
                null));
    items.store(batch.id(), quoted);
    return batch;
  }

  private static Item item(int number, Wanted wanted, PublishedBook tables, String pointer) {
    String request = CalculationJson.write(wanted.request());
    return switch (Calculations.quote(wanted.request().toRequest(), tables.book(), pointer)) {
      case Quote quote -> {
        TablesUsed used = tables.tablesOf(quote);
        yield new Item(
            number,
            wanted.reference(),
            null,
            quote.grandTotal(),
            used.insurerVersion(),
            used.insurerSha256(),
            request,
            CalculationJson.write(quote));
      }
      case Rejection(ErrorCode code) ->
          new Item(number, wanted.reference(), code.name(), null, null, null, request, null);
      case Refund _, Commission _ -> throw new IllegalStateException("not a quote");
    };
  }

  @Transactional(readOnly = true)
  BatchRow batch(String id) {
    BatchRow batch = rows.findById(id).orElseThrow(() -> new NotFound("premium-batch", id));
    access.requireInScope(MAKE, "premium-batch", id, batch.storeCode(), null);
    return batch;
  }

  /** A quote of a batch, made again from its own tables. */
  @Transactional(readOnly = true)
  Recomputed item(String id, int number) {
    BatchRow batch = batch(id);
    Item item =
        items
            .find(id, number)
            .orElseThrow(() -> new NotFound("premium-batch-item", Integer.toString(number)));
    Quote stored = item.result() == null ? null : CalculationJson.result(item.result());
    CommercialPart commercial = stored == null ? null : stored.commercial();
    LocalDate until = commercial == null ? null : commercial.versionTable().effectiveTo();
    if (stored == null) {
      return new Recomputed(item, null, true);
    }
    TablesUsed used =
        new TablesUsed(
            batch.tariff(), batch.tariffSha256(), item.insurerVersion(), item.insurerSha256());
    Calculation again =
        Calculations.quote(
            CalculationJson.request(item.request()).toRequest(), books.exactly(used, until), "");
    return new Recomputed(item, stored, again.equals(stored));
  }

  /**
   * @param stored null when it was refused
   * @param equal whether every intermediate value comes out the same
   */
  record Recomputed(Item item, @Nullable Quote stored, boolean equal) {}
}
