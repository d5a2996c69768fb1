package io.forecourt.sales.quote.application;

import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.sales.order.application.OrderDesk;
import io.forecourt.sales.order.domain.Order;
import io.forecourt.sales.order.domain.OrderAction;
import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.order.domain.Orders;
import io.forecourt.sales.quote.domain.CarHolds;
import io.forecourt.sales.quote.domain.HoldOutcome;
import io.forecourt.sales.quote.domain.Quote;
import io.forecourt.sales.quote.domain.QuoteVersion;
import io.forecourt.sales.quote.domain.Quotes;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What consultants do with quotes. */
@Service
public class QuoteService {

  private final OrderDesk desk;
  private final Orders orders;
  private final Quotes quotes;
  private final Pricing pricing;
  private final CarHolds holds;
  private final AllowedActions actions;
  private final BusinessClock clock;

  QuoteService(
      OrderDesk desk,
      Orders orders,
      Quotes quotes,
      Pricing pricing,
      CarHolds holds,
      AllowedActions actions,
      BusinessClock clock) {
    this.desk = desk;
    this.orders = orders;
    this.quotes = quotes;
    this.pricing = pricing;
    this.holds = holds;
    this.actions = actions;
    this.clock = clock;
  }

  @Transactional
  public Quote prepare(OrderId dealId, PrepareQuote wanted) {
    Order deal = desk.fetch("sales.quote.prepare", dealId);
    var quote = Quote.forDeal(dealId, deal.store());
    return prepareVersion(deal, quote, wanted);
  }

  @Transactional
  public Quote revise(String quoteId, PrepareQuote wanted) {
    Quote quote = quotes.get(quoteId);
    Order deal = desk.fetch("sales.quote.prepare", quote.orderId());
    return prepareVersion(deal, quote, wanted);
  }

  private Quote prepareVersion(Order deal, Quote quote, PrepareQuote wanted) {
    Instant now = clock.instant();
    deal.checkMayBeQuoted(desk.caller(), now);
    QuoteVersion.Draft draft = pricing.draft(wanted, deal.store(), now);
    quote.prepare(draft, pricing.terms(deal.store(), now), desk.caller(), now);
    quotes.save(quote);
    return quotes.get(quote.id());
  }

  /**
   * Asks inventory for a car, before any transaction opens, when the quote could be issued at all.
   */
  public HoldOutcome askForHold(String quoteId) {
    Quote quote = quotes.get(quoteId);
    Order deal = desk.fetch("sales.quote.issue", quote.orderId());
    Instant now = clock.instant();
    deal.checkMayBeQuoted(desk.caller(), now);
    quote.checkMayBeIssued(now);
    QuoteVersion newest = quote.newest();
    return holds.hold(
        quote.id(), newest.number(), deal.store(), newest.modelCode(), newest.colour());
  }

  /**
   * Gives the newest version to the customer.
   *
   * @param inTransaction runs after the change, in its transaction
   */
  @Transactional
  public Quote issue(String quoteId, HoldOutcome hold, Runnable inTransaction) {
    Quote quote = quotes.get(quoteId);
    Order deal = desk.fetch("sales.quote.issue", quote.orderId());
    Instant now = clock.instant();
    deal.present(quote.issue(hold, desk.caller(), now), desk.caller(), now);
    quotes.save(quote);
    orders.save(deal);
    inTransaction.run();
    return quotes.get(quoteId);
  }

  /** What the caller may do with the quote now. */
  @Transactional(readOnly = true)
  public List<String> allowedActions(Quote quote) {
    Order deal = orders.get(quote.orderId());
    Instant now = clock.instant();
    if (!deal.possibleFor(desk.caller(), now).contains(OrderAction.ISSUE_QUOTE)) {
      return List.of();
    }
    return actions
        .on(deal.store(), deal.consultantId())
        .when(quote.mayBeIssued(now), "issue", "sales.quote.issue")
        .when(true, "versions", "sales.quote.prepare")
        .names();
  }

  @Transactional(readOnly = true)
  public Quote read(String quoteId) {
    Quote quote = quotes.get(quoteId);
    desk.fetch("sales.quote.read", quote.orderId());
    return quote;
  }
}
