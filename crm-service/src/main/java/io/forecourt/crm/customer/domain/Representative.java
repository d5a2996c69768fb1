package io.forecourt.crm.customer.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person who acts for a customer: an agent of a company, or the guardian of a minor.
 *
 * @param actingCustomerId the person who acts, a customer too
 * @param powerSealed on what paper the power rests, sealed under the customer's key
 * @param validUntil last day on which the person may act; null for no end
 */
public record Representative(
    String id,
    String customerId,
    String actingCustomerId,
    Kind kind,
    String powerSealed,
    @Nullable LocalDate validUntil,
    String notedBy,
    Instant notedAt,
    @Nullable Instant endedAt,
    @Nullable Long version) {

  /** In what role somebody acts for a customer. */
  public enum Kind {
    AGENT,
    GUARDIAN
  }

  /** Whether the person may act on that day. */
  public boolean mayActOn(LocalDate day) {
    return endedAt == null && (validUntil == null || !day.isAfter(validUntil));
  }

  public Representative ended(Instant at) {
    return new Representative(
        id,
        customerId,
        actingCustomerId,
        kind,
        powerSealed,
        validUntil,
        notedBy,
        notedAt,
        endedAt == null ? at : endedAt,
        version);
  }
}
