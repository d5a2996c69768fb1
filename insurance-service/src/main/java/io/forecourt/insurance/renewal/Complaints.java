package io.forecourt.insurance.renewal;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.customer.CustomerReferences;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import java.time.Instant;
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
  private final OwedCalls calls;
  private final CustomerReferences customers;
  private final ScopedQueries queries;

  Complaints(
      Renewals renewals,
      RenewalQuotes quotes,
      OwedCalls calls,
      CustomerReferences customers,
      ScopedQueries queries) {
    this.renewals = renewals;
    this.quotes = quotes;
    this.calls = calls;
    this.customers = customers;
    this.queries = queries;
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
    customers.follow(complaint.customerId());
    renewals.findByCustomerId(customerOf(complaint)).stream()
        .filter(renewal -> renewal.state().isInSeason())
        .forEach(renewal -> pause(renewal, event.time()));
  }

  @Reaction({"io.forecourt.crm.complaint-closed.v1", "io.forecourt.crm.complaint-linked.v1"})
  void closed(IncomingEvent<Complaint> event) {
    Complaint complaint = event.data();
    String customer = customerOf(complaint);
    queries
        .unscoped(WHY, "DELETE FROM renewal_complaint WHERE complaint_id = :id")
        .param("id", complaint.complaintId())
        .update();
    if (!anyOpenOf(customer)) {
      List<Renewal> paused =
          renewals.findByCustomerId(customer).stream()
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

  /** Whose complaint it is by now: the customer that crm names may have been merged since. */
  private String customerOf(Complaint complaint) {
    return queries
        .unscoped(WHY, "SELECT customer_id FROM renewal_complaint WHERE complaint_id = :id")
        .param("id", complaint.complaintId())
        .query(String.class)
        .optional()
        .orElse(complaint.customerId());
  }

  private void pause(Renewal renewal, Instant at) {
    calls.pause(renewals.save(renewal.paused()), at);
  }

  private void resume(Renewal renewal, Instant at) {
    Renewal resumed = renewal.resumed();
    String current = renewal.quoteId();
    if (current == null) {
      renewals.save(resumed);
      return;
    }
    RenewalQuote quote = quotes.findById(current).orElseThrow();
    Renewal going = renewals.save(quote.isWithCustomer() ? resumed.quoted() : resumed);
    calls.resume(going, quote, at);
  }

  record Complaint(String complaintId, String customerId) {}
}
