package io.forecourt.insurance.renewal;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * While a customer has an open complaint, the renewal is left alone. It goes on where it stood, and
 * a call that was owed is owed anew.
 */
@Service
@Transactional
class Complaints {
  private static final String WHY = "crm tells complaints of all stores";

  private final Renewals renewals;
  private final RenewalQuotes quotes;
  private final ScopedQueries queries;
  private final Deadlines deadlines;
  private final StoreCalendars calendars;
  private final Policies policies;

  Complaints(
      Renewals renewals,
      RenewalQuotes quotes,
      ScopedQueries queries,
      Deadlines deadlines,
      StoreCalendars calendars,
      Policies policies) {
    this.renewals = renewals;
    this.quotes = quotes;
    this.queries = queries;
    this.deadlines = deadlines;
    this.calendars = calendars;
    this.policies = policies;
  }

  @Reaction({"io.forecourt.crm.complaint-opened.v1", "io.forecourt.crm.complaint-reopened.v1"})
  void opened(IncomingEvent<Complaint> event) {
    Complaint complaint = event.data();
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO renewal_complaint (complaint_id, customer_id) VALUES (:id, :customer)
            ON DUPLICATE KEY UPDATE customer_id = :customer
            """)
        .param("id", complaint.complaintId())
        .param("customer", complaint.customerId())
        .update();
    renewals.findByCustomerId(complaint.customerId()).stream()
        .filter(renewal -> renewal.state().isInSeason())
        .forEach(this::pause);
  }

  @Reaction({"io.forecourt.crm.complaint-closed.v1", "io.forecourt.crm.complaint-linked.v1"})
  void closed(IncomingEvent<Complaint> event) {
    Complaint complaint = event.data();
    queries
        .unscoped(WHY, "DELETE FROM renewal_complaint WHERE complaint_id = :id")
        .param("id", complaint.complaintId())
        .update();
    if (!anyOpenOf(complaint.customerId())) {
      List<Renewal> paused =
          renewals.findByCustomerId(complaint.customerId()).stream()
              .filter(renewal -> renewal.state() == RenewalState.PAUSED)
              .toList();
      paused.forEach(renewal -> resume(renewal, event.time()));
    }
  }

  boolean anyOpenOf(String customerId) {
    return queries
        .unscoped(WHY, "SELECT complaint_id FROM renewal_complaint WHERE customer_id = :id LIMIT 1")
        .param("id", customerId)
        .query(String.class)
        .optional()
        .isPresent();
  }

  private void pause(Renewal renewal) {
    renewals.save(renewal.paused());
    String quote = renewal.quoteId();
    if (quote != null) {
      deadlines.cancel(QuoteDesk.CALL, quote);
    }
  }

  private void resume(Renewal renewal, Instant at) {
    renewals.save(renewal.resumed());
    String current = renewal.quoteId();
    if (current == null) {
      return;
    }
    RenewalQuote quote = quotes.findById(current).orElseThrow();
    if (quote.state() == QuoteState.DELIVERED && quote.overdueAt() == null) {
      Instant due =
          policies
              .inForce(
                  RenewalPolicy.NAME,
                  RenewalPolicy.class,
                  renewal.storeCode(),
                  LocalDate.ofInstant(at, Renewal.ZONE))
              .callWithin()
              .after(calendars, renewal.storeCode(), at);
      quotes.save(quote.callDue(due));
      deadlines.set(QuoteDesk.CALL, quote.id(), renewal.storeCode(), due);
    }
  }

  record Complaint(String complaintId, String customerId) {}
}
