package io.forecourt.insurance.renewal;

import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The call that a quote in the customer's hand asks for, and the word about its arrival before it.
 * Whoever owes the call hears of it, and hears when nobody need call any more. The row of the case
 * is written before: its events are told in the order of its versions.
 */
@Component
class OwedCalls {
  static final String CALL = "renewal.call";
  static final String DELIVERY = "renewal.delivery-unknown";

  private final RenewalQuotes quotes;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final Policies policies;
  private final RenewalEvents tell;

  OwedCalls(
      RenewalQuotes quotes,
      Deadlines deadlines,
      StoreCalendars calendars,
      Policies policies,
      RenewalEvents tell) {
    this.quotes = quotes;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.policies = policies;
    this.tell = tell;
  }

  /** Somebody looks if nobody says in time whether the quote arrived. */
  void awaitDelivery(RenewalQuote sent, Instant at) {
    String store = sent.storeCode();
    deadlines.set(
        DELIVERY,
        sent.id(),
        store,
        rules(store, at).deliveryKnownWithin().after(calendars, store, at));
  }

  /** The customer has the quote in hand and is to be called. */
  void owe(Renewal renewal, RenewalQuote delivered, Instant at) {
    String store = delivered.storeCode();
    Instant due = rules(store, at).callWithin().after(calendars, store, at);
    RenewalQuote owed = quotes.save(delivered.callDue(due));
    deadlines.set(CALL, owed.id(), store, due);
    tell.callDue(renewal, owed, due, at);
  }

  /** The quote was spoken about: the record of the call tells the rest. */
  void done(String quoteId) {
    deadlines.cancel(CALL, quoteId);
    deadlines.cancel(DELIVERY, quoteId);
  }

  /** Nobody need call about the present quote any more. */
  void drop(Renewal renewal, Instant at) {
    drop(renewal, renewal.quoteId(), at);
  }

  /** Nobody need call about that quote any more. */
  void drop(Renewal renewal, @Nullable String quoteId, Instant at) {
    if (quoteId == null) {
      return;
    }
    done(quoteId);
    RenewalQuote quote = quotes.findById(quoteId).orElseThrow();
    if (quote.isCallOwed()) {
      tell.callDropped(renewal, quote, at);
    }
  }

  /** For the time being nobody may call; what was overdue before stays so. */
  void pause(Renewal renewal, Instant at) {
    String current = renewal.quoteId();
    if (current == null) {
      return;
    }
    RenewalQuote quote = quotes.findById(current).orElseThrow();
    if (quote.overdueAt() == null) {
      drop(renewal, current, at);
      if (quote.isCallOwed()) {
        quotes.save(quote.callDue(null));
      }
    }
  }

  /** What was waited for when the case was paused, or came meanwhile, is waited for anew. */
  void resume(Renewal renewal, RenewalQuote quote, Instant at) {
    if (quote.state() == QuoteState.SENT) {
      awaitDelivery(quote, at);
    } else if (quote.state() == QuoteState.DELIVERED && quote.overdueAt() == null) {
      owe(renewal, quote, at);
    }
  }

  private RenewalPolicy rules(String store, Instant at) {
    return policies.inForce(
        RenewalPolicy.NAME, RenewalPolicy.class, store, LocalDate.ofInstant(at, Renewal.ZONE));
  }
}
