package io.forecourt.insurance.renewal;

import io.forecourt.insurance.quotation.QuotationRow;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the season tells the other services. */
@Component
class RenewalEvents {
  private static final String TYPE = "io.forecourt.insurance.";

  private final Outbox outbox;

  RenewalEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  void clockStarted(Renewal renewal, Instant at) {
    tell(
        "renewal-clock-started",
        renewal,
        at,
        new ClockStartedV1(
            renewal.id(),
            renewal.customerId(),
            renewal.vin(),
            renewal.orderId(),
            renewal.cover().renewalDate()));
  }

  void listGenerated(RenewalList list, List<String> specialists) {
    append(
        "renewal-list-generated",
        list.id(),
        list.storeCode(),
        list.generatedAt(),
        new ListGeneratedV1(list.id(), list.month(), list.cases(), specialists));
  }

  void reminderSent(Renewal renewal, Reminder reminder, String messageId, Instant at) {
    tell(
        "renewal-reminder-sent",
        renewal,
        at,
        new ReminderSentV1(
            renewal.id(),
            renewal.customerId(),
            messageId,
            reminder.stage(),
            reminder.dueOn(),
            reminder.isOnTime(),
            renewal.specialistId(),
            endOf(renewal)));
  }

  void quoteSent(Renewal renewal, RenewalQuote quote, String messageId, Instant at) {
    tell(
        "renewal-quote-sent",
        renewal,
        at,
        new QuoteSentV1(
            renewal.id(),
            renewal.customerId(),
            messageId,
            quote.money(),
            quote.specialistId(),
            quote.id(),
            quote.replacesId()));
  }

  void callDue(Renewal renewal, RenewalQuote quote, Instant due, Instant at) {
    tell(
        "renewal-call-due",
        renewal,
        at,
        new CallDueV1(renewal.id(), quote.id(), responsible(renewal, quote), due));
  }

  /** Nobody need call about the quote any more, or not for the time being. */
  void callDropped(Renewal renewal, RenewalQuote quote, Instant at) {
    tell(
        "renewal-call-dropped",
        renewal,
        at,
        new CallDroppedV1(renewal.id(), quote.id(), renewal.state().name()));
  }

  void callRecorded(Renewal renewal, RenewalCall call) {
    tell(
        "renewal-call-recorded",
        renewal,
        call.recordedAt(),
        new CallRecordedV1(
            renewal.id(),
            renewal.customerId(),
            call.specialistId(),
            call.outcome(),
            call.channel(),
            call.valid(),
            call.quoteId()));
  }

  void callOverdue(Renewal renewal, RenewalQuote quote, Instant due) {
    tell(
        "renewal-call-overdue",
        renewal,
        due,
        new CallOverdueV1(renewal.id(), responsible(renewal, quote), due, quote.id()));
  }

  void reassigned(Renewal renewal, @Nullable String previous, String cause, Instant at) {
    tell(
        "renewal-reassigned",
        renewal,
        at,
        new ReassignedV1(renewal.id(), renewal.quoteId(), renewal.specialistId(), previous, cause));
  }

  void taskRaised(Renewal renewal, RenewalTask task) {
    tell(
        "renewal-task-raised",
        renewal,
        task.raisedAt(),
        new TaskRaisedV1(task.id(), renewal.id(), task.kind(), task.ownerId()));
  }

  void renewed(
      Renewal renewal,
      String policyId,
      @Nullable String product,
      BigDecimal premium,
      String by,
      Instant at) {
    tell(
        "policy-renewed",
        renewal,
        at,
        new RenewedV1(
            renewal.id(),
            policyId,
            product,
            renewal.customerId(),
            by,
            new Money(premium, Money.CNY),
            renewal.vin()));
  }

  void lost(Renewal renewal, Ending how) {
    tell(
        "renewal-lost",
        renewal,
        how.closedAt(),
        new LostV1(
            renewal.id(),
            renewal.customerId(),
            how.reasonCode() == null ? RenewalPolicy.UNREACHED : how.reasonCode(),
            how.rival(),
            how.rivalPrice() == null ? null : new Money(how.rivalPrice(), Money.CNY),
            how.measureCode(),
            renewal.specialistId()));
  }

  void closed(Renewal renewal, Ending how) {
    tell(
        "renewal-closed",
        renewal,
        how.closedAt(),
        new ClosedV1(renewal.id(), renewal.customerId(), renewal.vin(), how.reasonCode()));
  }

  /** One loss was looked at. */
  void lossReviewed(Renewal renewal, String month, String measure, String by, Instant at) {
    tell(
        "lost-renewal-reviewed",
        renewal,
        at,
        new LossReviewedV1(renewal.id(), month, by, renewal.id(), measure, null, null));
  }

  /** The losses of a month were looked at. */
  void lossesReviewed(LossReview review) {
    append(
        "lost-renewal-reviewed",
        review.id(),
        review.storeCode(),
        review.reviewedAt(),
        new LossReviewedV1(
            review.id(),
            review.month(),
            review.reviewerId(),
            null,
            null,
            review.lost(),
            review.measured()));
  }

  void callsPlanned(CallBackPlan plan) {
    append(
        "follow-up-scheduled",
        plan.id(),
        plan.storeCode(),
        plan.madeAt(),
        new CallsPlannedV1(plan.id(), plan.month(), plan.specialistId(), plan.calls()));
  }

  /** A quotation for a renewal is also an advice: what would be covered otherwise. */
  void premiumQuoted(
      Renewal renewal, RenewalQuote quote, QuotationRow quotation, List<String> coverChanges) {
    append(
        "premium-quoted",
        quotation.id(),
        quote.storeCode(),
        quote.madeAt(),
        new PremiumQuotedV1(
            quotation.id(),
            quotation.orderId(),
            renewal.customerId(),
            quotation.vin(),
            quote.insurerCode(),
            quote.money(),
            quote.specialistId(),
            renewal.id(),
            coverChanges));
  }

  private static String responsible(Renewal renewal, RenewalQuote quote) {
    String specialist = renewal.specialistId();
    return specialist == null ? quote.specialistId() : specialist;
  }

  private static Instant endOf(Renewal renewal) {
    return renewal.cover().renewalDate().plusDays(1).atStartOfDay(Renewal.ZONE).toInstant();
  }

  private void tell(String event, Renewal renewal, Instant at, Object data) {
    append(event, renewal.id(), renewal.storeCode(), at, data);
  }

  private void append(String event, String subject, String store, Instant at, Object data) {
    outbox.append(new OutgoingEvent(TYPE + event + ".v1", subject, store, at, data));
  }

  record ClockStartedV1(
      String renewalId,
      String customerId,
      @Nullable String vin,
      @Nullable String orderId,
      LocalDate renewalDate) {}

  record ListGeneratedV1(String listId, String month, int cases, List<String> specialistIds) {}

  /**
   * @param stage days after the end of the cover; before it when negative
   * @param endsAt the end of the cover
   */
  record ReminderSentV1(
      String renewalId,
      String customerId,
      String messageId,
      int stage,
      LocalDate dueOn,
      boolean onTime,
      @Nullable String specialistId,
      Instant endsAt) {}

  record QuoteSentV1(
      String renewalId,
      String customerId,
      String messageId,
      Money total,
      String specialistId,
      String quoteId,
      @Nullable String replacedQuoteId) {}

  record CallDueV1(String renewalId, String quoteId, String specialistId, Instant dueAt) {}

  /**
   * @param caseState where the case stands since
   */
  record CallDroppedV1(String renewalId, String quoteId, String caseState) {}

  record CallRecordedV1(
      String renewalId,
      String customerId,
      String specialistId,
      String outcome,
      String channel,
      boolean valid,
      @Nullable String quoteId) {}

  record CallOverdueV1(String renewalId, String specialistId, Instant dueAt, String quoteId) {}

  record ReassignedV1(
      String renewalId,
      @Nullable String quoteId,
      @Nullable String specialistId,
      @Nullable String previousSpecialistId,
      String causeCode) {}

  record TaskRaisedV1(
      String taskId, String renewalId, TaskKind kind, @Nullable String specialistId) {}

  record RenewedV1(
      String renewalId,
      String policyId,
      @Nullable String product,
      String customerId,
      String specialistId,
      Money premium,
      @Nullable String vin) {}

  record LostV1(
      String renewalId,
      String customerId,
      String reasonCode,
      @Nullable String rival,
      @Nullable Money rivalPrice,
      @Nullable String measureCode,
      @Nullable String specialistId) {}

  record ClosedV1(
      String renewalId, String customerId, @Nullable String vin, @Nullable String reasonCode) {}

  record LossReviewedV1(
      String reviewId,
      String month,
      String reviewerId,
      @Nullable String renewalId,
      @Nullable String measureCode,
      @Nullable Integer lost,
      @Nullable Integer measured) {}

  record CallsPlannedV1(String planId, String month, String specialistId, int calls) {}

  record PremiumQuotedV1(
      String quotationId,
      String caseId,
      String customerId,
      String vin,
      String insurerCode,
      Money total,
      String quotedBy,
      String renewalId,
      List<String> coverChanges) {}
}
