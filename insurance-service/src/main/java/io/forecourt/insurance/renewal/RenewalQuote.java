package io.forecourt.insurance.renewal;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The premium of a quotation, sent to the customer. Once it has arrived, the customer is called
 * within a time limit.
 *
 * @param quotationId what was computed; null only of quotes from before they were computed
 * @param tariff label of the shared tables that it was computed from
 * @param insurerVersion label of the insurer's tables; null without commercial cover
 * @param coverChanges JSON list: what would be covered otherwise than today
 * @param replacesId the quote before it
 * @param callDueAt until when the customer is called; null while it is not known to have arrived,
 *     or nobody may call
 * @param overdueAt when that passed
 */
@Table("renewal_quote")
record RenewalQuote(
    @Id String id,
    String renewalId,
    String storeCode,
    String specialistId,
    @Nullable String quotationId,
    String insurerCode,
    BigDecimal total,
    String currency,
    @Nullable String tariff,
    @Nullable String insurerVersion,
    String coverChanges,
    QuoteState state,
    @Nullable String replacesId,
    @Nullable String messageId,
    Instant madeAt,
    @Nullable Instant sentAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant callDueAt,
    @Nullable Instant calledAt,
    @Nullable Instant overdueAt,
    @Nullable String reasonCode,
    @Version @Nullable Long version) {

  static final String CAUSE = "renewal.quote";

  Money money() {
    return new Money(total, currency);
  }

  RenewalQuote sent(String message, Instant at) {
    return step(QuoteState.SENT).stamped(message, at, deliveredAt, callDueAt, calledAt, overdueAt);
  }

  RenewalQuote refused(String code) {
    return step(QuoteState.REFUSED).because(code);
  }

  /** The call that it asks for is owed by {@link #callDue}. */
  RenewalQuote arrived(Instant at) {
    return step(QuoteState.DELIVERED)
        .stamped(messageId, sentAt, at, callDueAt, calledAt, overdueAt);
  }

  /** Whether somebody has been told to call. */
  boolean isCallOwed() {
    return state == QuoteState.DELIVERED && callDueAt != null;
  }

  /** Whether it is on its way to the customer or has arrived, and was not spoken about. */
  boolean isWithCustomer() {
    return state == QuoteState.SENT || state == QuoteState.DELIVERED;
  }

  RenewalQuote notArrived() {
    return step(QuoteState.UNDELIVERED);
  }

  RenewalQuote unknown() {
    return step(QuoteState.UNKNOWN);
  }

  RenewalQuote called(Instant at) {
    return step(QuoteState.CALLED)
        .stamped(messageId, sentAt, deliveredAt, callDueAt, at, overdueAt);
  }

  RenewalQuote replaced() {
    return step(QuoteState.REPLACED);
  }

  /** The call is owed until another moment, or for the time being not at all. */
  RenewalQuote callDue(@Nullable Instant due) {
    return stamped(messageId, sentAt, deliveredAt, due, calledAt, overdueAt);
  }

  RenewalQuote overdue(Instant at) {
    return stamped(messageId, sentAt, deliveredAt, callDueAt, calledAt, at);
  }

  private RenewalQuote step(QuoteState next) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("renewal-quote.wrong-state", state, state.successors());
    }
    return with(next, messageId, sentAt, deliveredAt, callDueAt, calledAt, overdueAt, reasonCode);
  }

  private RenewalQuote because(String code) {
    return with(state, messageId, sentAt, deliveredAt, callDueAt, calledAt, overdueAt, code);
  }

  private RenewalQuote stamped(
      @Nullable String message,
      @Nullable Instant sent,
      @Nullable Instant delivered,
      @Nullable Instant due,
      @Nullable Instant called,
      @Nullable Instant overdue) {
    return with(state, message, sent, delivered, due, called, overdue, reasonCode);
  }

  private RenewalQuote with(
      QuoteState next,
      @Nullable String message,
      @Nullable Instant sent,
      @Nullable Instant delivered,
      @Nullable Instant due,
      @Nullable Instant called,
      @Nullable Instant overdue,
      @Nullable String code) {
    return new RenewalQuote(
        id,
        renewalId,
        storeCode,
        specialistId,
        quotationId,
        insurerCode,
        total,
        currency,
        tariff,
        insurerVersion,
        coverChanges,
        next,
        replacesId,
        message,
        madeAt,
        sent,
        delivered,
        due,
        called,
        overdue,
        code,
        version);
  }
}
