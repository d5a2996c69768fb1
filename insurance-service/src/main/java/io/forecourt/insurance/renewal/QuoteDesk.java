package io.forecourt.insurance.renewal;

import io.forecourt.insurance.message.CustomerMessages;
import io.forecourt.insurance.message.CustomerMessages.Wanted;
import io.forecourt.insurance.message.MessageAccepted;
import io.forecourt.insurance.message.MessageRefused;
import io.forecourt.insurance.message.MessageSettled;
import io.forecourt.insurance.quotation.QuotationRow;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Quotes by SMS and the call after them. The time for the call begins when the quote has arrived;
 * one that nobody knows to have arrived becomes a task instead.
 */
@Service
@Transactional
class QuoteDesk {
  private static final String NOTE = "renewal-note";

  record SendQuote(String quotationId, List<String> coverChanges) {
    SendQuote {
      coverChanges = List.copyOf(coverChanges);
    }
  }

  record RecordCall(
      String channel,
      @Nullable Integer seconds,
      @Nullable String reference,
      String outcome,
      @Nullable String note) {

    /** Leaves the words out of logs. */
    @Override
    public String toString() {
      return "RecordCall[" + channel + ", " + outcome + "]";
    }
  }

  private final RenewalDesk desk;
  private final Renewals renewals;
  private final RenewalQuotes quotes;
  private final Quotations quotations;
  private final RenewalCalls calls;
  private final TaskDesk tasks;
  private final CustomerMessages messages;
  private final OwedCalls owed;
  private final Policies policies;
  private final PersonalVault vault;
  private final RenewalEvents tell;
  private final BusinessClock clock;
  private final Access access;
  private final JsonMapper json;

  QuoteDesk(
      RenewalDesk desk,
      Renewals renewals,
      RenewalQuotes quotes,
      Quotations quotations,
      RenewalCalls calls,
      TaskDesk tasks,
      CustomerMessages messages,
      OwedCalls owed,
      Policies policies,
      PersonalVault vault,
      RenewalEvents tell,
      BusinessClock clock,
      Access access,
      JsonMapper json) {
    this.desk = desk;
    this.renewals = renewals;
    this.quotes = quotes;
    this.quotations = quotations;
    this.calls = calls;
    this.tasks = tasks;
    this.messages = messages;
    this.owed = owed;
    this.policies = policies;
    this.vault = vault;
    this.tell = tell;
    this.clock = clock;
    this.access = access;
    this.json = json;
  }

  /**
   * The customer gets what a quotation comes to; the quote before it, and its deadline, count no
   * more.
   *
   * @throws RuleViolation if the quotation is of another customer, car or store, has ended, or may
   *     not go to a customer
   */
  RenewalQuote quote(String id, SendQuote command) {
    Renewal renewal = desk.require(RenewalDesk.WORK, id);
    QuotationRow quotation = quotations.requireSendable(RenewalDesk.WORK, command.quotationId());
    if (!renewal.isAbout(quotation.storeCode(), quotation.customerId(), quotation.vin())) {
      throw new RuleViolation("renewal.other-quotation");
    }
    Instant now = clock.instant();
    String before = renewal.quoteId();
    RenewalQuote quote =
        quotes.save(
            new RenewalQuote(
                Ids.next(),
                renewal.id(),
                renewal.storeCode(),
                access.caller().personId(),
                quotation.id(),
                quotation.insurerCode(),
                quotation.total(),
                quotation.currency(),
                quotation.tariff(),
                quotation.insurerVersion(),
                json.writeValueAsString(command.coverChanges()),
                QuoteState.ASKED,
                before,
                null,
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    Renewal offered = renewals.save(renewal.offered(quote.id()));
    if (before != null) {
      owed.drop(offered, before, now);
      replace(before);
    }
    RenewalPolicy rules = rules(renewal.storeCode(), now);
    messages.ask(
        new Wanted(
            renewal.storeCode(),
            renewal.customerId(),
            rules.quoteTemplate(),
            rules.quotePurpose(),
            Map.of(
                "total",
                quote.total().toPlainString(),
                "endDate",
                renewal.cover().renewalDate().toString()),
            RenewalQuote.CAUSE,
            quote.id()));
    tell.premiumQuoted(offered, quote, quotation, command.coverChanges());
    return quote;
  }

  private void replace(String quoteId) {
    RenewalQuote before = quotes.findById(quoteId).orElseThrow();
    if (before.state().canBecome(QuoteState.REPLACED)) {
      quotes.save(before.replaced());
    }
  }

  /**
   * Notes a talk in the follow-up sheet. Whether it counts as a contact is the policy's to say; one
   * that counts settles the call that is owed.
   */
  RenewalCall call(String id, RecordCall command) {
    Renewal renewal = desk.require(RenewalDesk.WORK, id);
    Instant now = clock.instant();
    RenewalPolicy.Contact rules = rules(renewal.storeCode(), now).contact();
    RenewalPolicy.Channel channel =
        rules
            .channel(command.channel())
            .orElseThrow(() -> new InvalidInput("/channel", "renewal.unknown-channel"));
    RenewalPolicy.Outcome outcome =
        rules
            .outcome(command.outcome())
            .orElseThrow(() -> new InvalidInput("/outcome", "renewal.unknown-outcome"));
    if (!renewal.state().isInSeason()) {
      throw renewal.wrongState();
    }
    boolean valid = outcome.counts() && channel.counts(command.seconds(), command.reference());
    String note = command.note();
    RenewalCall call =
        calls.save(
            new RenewalCall(
                Ids.next(),
                renewal.id(),
                renewal.quoteId(),
                renewal.storeCode(),
                access.caller().personId(),
                channel.code(),
                command.seconds(),
                command.reference(),
                outcome.code(),
                valid,
                note == null ? null : vault.seal(renewal.customerId(), NOTE, note.strip()),
                now,
                null));
    Renewal after = renewals.save(valid ? renewal.called() : renewal);
    String quoteId = renewal.quoteId();
    if (quoteId != null && valid) {
      owed.done(quoteId);
    } else if (quoteId != null && outcome.task() != null) {
      owed.drop(after, quoteId, now);
    }
    if (quoteId != null && (valid || outcome.task() != null)) {
      RenewalQuote quote = quotes.findById(quoteId).orElseThrow();
      if (quote.state().isOpen()) {
        quotes.save(valid ? quote.called(now) : quote.callDue(null));
      }
    }
    tell.callRecorded(after, call);
    if (outcome.task() != null) {
      tasks.raise(after, outcome.task(), outcome.code(), now);
    }
    return call;
  }

  @Nullable String noteOf(Renewal renewal, @Nullable String sealed) {
    return sealed == null ? null : vault.open(renewal.customerId(), NOTE, sealed).orElse(null);
  }

  @EventListener(condition = "#sent.cause() == '" + RenewalQuote.CAUSE + "'")
  void on(MessageAccepted sent) {
    RenewalQuote asked = quotes.findById(sent.causeId()).orElseThrow();
    Renewal renewal = renewals.findById(asked.renewalId()).orElseThrow();
    boolean counts = isCurrent(renewal, asked);
    RenewalQuote quote =
        asked.state() == QuoteState.ASKED
            ? quotes.save(asked.sent(sent.messageId(), sent.at()))
            : asked;
    Renewal after = renewals.save(counts ? renewal.quoted() : renewal);
    tell.quoteSent(after, quote, sent.messageId(), sent.at());
    if (quote.state() == QuoteState.SENT && counts) {
      owed.awaitDelivery(quote, sent.at());
    }
  }

  @EventListener(condition = "#refused.cause() == '" + RenewalQuote.CAUSE + "'")
  void on(MessageRefused refused) {
    RenewalQuote quote = quotes.findById(refused.causeId()).orElseThrow();
    if (quote.state().canBecome(QuoteState.REFUSED)) {
      quotes.save(quote.refused(refused.code()));
    }
    tasks.raise(
        renewals.findById(quote.renewalId()).orElseThrow(),
        TaskKind.MESSAGE_REFUSED,
        refused.code(),
        refused.at());
  }

  @EventListener(condition = "#settled.cause() == '" + RenewalQuote.CAUSE + "'")
  void on(MessageSettled settled) {
    arrived(settled.causeId(), settled.delivered(), settled.at());
  }

  private void arrived(String quoteId, boolean delivered, Instant at) {
    RenewalQuote quote = quotes.findById(quoteId).orElseThrow();
    QuoteState next = delivered ? QuoteState.DELIVERED : QuoteState.UNDELIVERED;
    if (!quote.state().canBecome(next)) {
      return;
    }
    owed.done(quoteId);
    Renewal renewal = renewals.findById(quote.renewalId()).orElseThrow();
    if (!delivered) {
      quotes.save(quote.notArrived());
      tasks.raise(renewal, TaskKind.WRONG_NUMBER, "NOT_DELIVERED", at);
      return;
    }
    RenewalQuote arrived = quotes.save(quote.arrived(at));
    if (isCurrent(renewal, arrived)) {
      owed.owe(renewals.save(renewal), arrived, at);
    }
  }

  @OnDeadline(OwedCalls.DELIVERY)
  void deliveryUnknown(DueDeadline deadline) {
    RenewalQuote quote = quotes.findById(deadline.subject()).orElseThrow();
    String message = quote.messageId();
    Optional<CustomerMessages.Outcome> outcome =
        Optional.ofNullable(message).flatMap(messages::outcome);
    if (outcome.isPresent()) {
      arrived(quote.id(), outcome.get().delivered(), outcome.get().at());
    } else if (quote.state().canBecome(QuoteState.UNKNOWN)) {
      quotes.save(quote.unknown());
      tasks.raise(
          renewals.findById(quote.renewalId()).orElseThrow(),
          TaskKind.DELIVERY_UNKNOWN,
          null,
          deadline.due());
    }
  }

  @OnDeadline(OwedCalls.CALL)
  void callOverdue(DueDeadline deadline) {
    RenewalQuote quote = quotes.findById(deadline.subject()).orElseThrow();
    Renewal renewal = renewals.findById(quote.renewalId()).orElseThrow();
    if (isCurrent(renewal, quote) && quote.state() == QuoteState.DELIVERED) {
      quotes.save(quote.overdue(deadline.due()));
      tell.callOverdue(renewals.save(renewal), quote, deadline.due());
    }
  }

  private static boolean isCurrent(Renewal renewal, RenewalQuote quote) {
    return renewal.state().isInSeason() && quote.id().equals(renewal.quoteId());
  }

  private RenewalPolicy rules(String store, Instant at) {
    return policies.inForce(
        RenewalPolicy.NAME, RenewalPolicy.class, store, LocalDate.ofInstant(at, Renewal.ZONE));
  }
}
