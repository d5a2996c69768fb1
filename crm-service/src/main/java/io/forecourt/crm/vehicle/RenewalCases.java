package io.forecourt.crm.vehicle;

import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.CustomerState;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.personal.PersonErasure;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The cars whose renewal the insurance desk looks after. A case that ends is followed by that of
 * the next year, of which nothing is told: only the end of the car, or its sale, ends the care. The
 * two may be heard in any order.
 */
@Component
class RenewalCases implements PersonErasure {
  private static final String WHY = "cases are found by car and customer, whoever asks";
  private static final String OPEN =
      """
      s.started_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM renewal_case c
                         WHERE (c.renewal_id = s.renewal_id OR c.vin = s.vin)
                           AND c.closed_at > s.started_at)
      """;

  record Started(String renewalId, String customerId, String vin) {}

  record Closed(String renewalId, String customerId, @Nullable String vin) {}

  private final ScopedQueries queries;
  private final Customers customers;
  private final ApplicationEventPublisher facts;

  RenewalCases(ScopedQueries queries, Customers customers, ApplicationEventPublisher facts) {
    this.queries = queries;
    this.customers = customers;
    this.facts = facts;
  }

  @Reaction("io.forecourt.insurance.renewal-clock-started.v1")
  void started(IncomingEvent<Started> event) {
    Started started = event.data();
    note("started_at", started.renewalId(), started.customerId(), started.vin(), event.time());
  }

  @Reaction("io.forecourt.insurance.renewal-closed.v1")
  void closed(IncomingEvent<Closed> event) {
    Closed closed = event.data();
    note("closed_at", closed.renewalId(), closed.customerId(), closed.vin(), event.time());
  }

  private void note(
      String moment, String renewalId, String customerId, @Nullable String vin, Instant at) {
    Optional<Customer> known = customers.find(customerId);
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO renewal_case (renewal_id, customer_id, vin, %1$s)
            VALUES (:renewal, :customer, :vin, :at)
            ON DUPLICATE KEY UPDATE vin = COALESCE(vin, :vin), %1$s = :at
            """
                .formatted(moment))
        .param("renewal", renewalId)
        .param("customer", known.map(Customer::id).orElse(customerId))
        .param("vin", vin == null ? null : vin.toUpperCase(Locale.ROOT))
        .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
        .update();
    known
        .filter(customer -> customer.state() == CustomerState.ACTIVE)
        .ifPresent(customer -> facts.publishEvent(new CarsChanged(customer.id())));
  }

  /** Whether the desk looks after the car. */
  boolean lookAfter(String vin) {
    return exists("s.vin = :key", vin.toUpperCase(Locale.ROOT));
  }

  /** Whether the desk looks after any car of the customer. */
  boolean lookAfterAnyOf(String customerId) {
    return exists("s.customer_id = :key", customerId);
  }

  private boolean exists(String of, String key) {
    return queries
            .unscoped(WHY, "SELECT COUNT(*) FROM renewal_case s WHERE " + of + " AND " + OPEN)
            .param("key", key)
            .query(Long.class)
            .single()
        > 0;
  }

  @Override
  public void erase(String personId) {
    queries
        .unscoped(WHY, "DELETE FROM renewal_case WHERE customer_id = :person")
        .param("person", personId)
        .update();
  }
}
