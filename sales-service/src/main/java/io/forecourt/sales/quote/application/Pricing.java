package io.forecourt.sales.quote.application;

import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Money;
import io.forecourt.sales.price.PriceList;
import io.forecourt.sales.price.PricedItem;
import io.forecourt.sales.price.PricedModel;
import io.forecourt.sales.quote.domain.ItemKind;
import io.forecourt.sales.quote.domain.QuoteLine;
import io.forecourt.sales.quote.domain.QuoteTerms;
import io.forecourt.sales.quote.domain.QuoteVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Prices what a customer wants by the store's list of the day. */
@Component
class Pricing {

  private final PriceList prices;
  private final Policies policies;
  private final StoreCalendars calendars;

  Pricing(PriceList prices, Policies policies, StoreCalendars calendars) {
    this.prices = prices;
    this.policies = policies;
    this.calendars = calendars;
  }

  QuoteTerms terms(String store, Instant now) {
    return policies.inForce("quote", QuoteTerms.class, store, dateIn(store, now));
  }

  /** The vehicle comes first, whether it is listed among the items or not. */
  QuoteVersion.Draft draft(PrepareQuote wanted, String store, Instant now) {
    List<QuoteLine> lines = new ArrayList<>();
    lines.add(vehicle(prices.model(wanted.modelCode())));
    for (int i = 0; i < wanted.items().size(); i++) {
      PrepareQuote.Item item = wanted.items().get(i);
      String pointer = "/items/" + i;
      switch (item.kind()) {
        case VEHICLE -> checkSameVehicle(item, wanted, pointer);
        case DISCOUNT -> lines.add(discount(item, pointer));
        case ACCESSORY, INSURANCE, PLATE, SERVICE ->
            lines.add(extra(item, pointer, store, dateIn(store, now)));
      }
    }
    return new QuoteVersion.Draft(
        wanted.modelCode(),
        wanted.colour(),
        wanted.configuration(),
        lines,
        validUntil(wanted, store, now));
  }

  private static QuoteLine vehicle(PricedModel model) {
    return QuoteLine.of(ItemKind.VEHICLE, model.modelCode(), model.name(), 1, model.listPrice());
  }

  private static void checkSameVehicle(
      PrepareQuote.Item item, PrepareQuote wanted, String pointer) {
    if (!item.code().equals(wanted.modelCode()) || item.quantity() != 1) {
      throw new InvalidInput(pointer, "quote.one-vehicle");
    }
  }

  private static QuoteLine discount(PrepareQuote.Item item, String pointer) {
    Money amount = item.amount();
    if (amount == null || amount.isZero() || amount.isNegative()) {
      throw new InvalidInput(pointer + "/amount", "quote.discount-amount");
    }
    Money reduction = Money.zero().minus(amount);
    return QuoteLine.of(ItemKind.DISCOUNT, item.code(), item.code(), 1, reduction);
  }

  private QuoteLine extra(PrepareQuote.Item item, String pointer, String store, LocalDate today) {
    if (item.amount() != null) {
      throw new InvalidInput(pointer + "/amount", "quote.price-from-list");
    }
    PricedItem priced = prices.item(store, today, item.kind().name(), item.code());
    return QuoteLine.of(item.kind(), priced.code(), priced.text(), item.quantity(), priced.price());
  }

  private Instant validUntil(PrepareQuote wanted, String store, Instant now) {
    QuoteTerms terms = terms(store, now);
    int days = Objects.requireNonNullElse(wanted.validDays(), terms.validDays());
    if (days > terms.mostValidDays()) {
      throw new RuleViolation("quote.valid-too-long", terms.mostValidDays());
    }
    return calendars.endOfDay(store, now, terms.calendar(), days);
  }

  private LocalDate dateIn(String store, Instant now) {
    return LocalDate.ofInstant(now, calendars.zone(store));
  }
}
