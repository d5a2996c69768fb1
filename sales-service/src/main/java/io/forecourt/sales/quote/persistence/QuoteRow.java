package io.forecourt.sales.quote.persistence;

import static java.util.Objects.requireNonNull;

import io.forecourt.sales.order.domain.OrderId;
import io.forecourt.sales.quote.domain.HoldOutcome;
import io.forecourt.sales.quote.domain.Quote;
import io.forecourt.sales.quote.domain.QuoteVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** The head of a quote. */
@Table("quote")
record QuoteRow(
    @Id String id,
    @Version @Nullable Long version,
    String orderId,
    String storeCode,
    @Nullable Integer issuedVersion,
    @Nullable Instant issuedAt,
    @Nullable String issuedBy,
    @Nullable Outcome holdOutcome,
    @Nullable String holdId,
    @Nullable Instant holdUntil) {

  enum Outcome {
    NOT_ASKED,
    HELD,
    NO_CAR,
    INVENTORY_DOWN
  }

  static QuoteRow of(Quote quote) {
    Quote.Issue issue = quote.lastIssue().orElse(null);
    if (issue == null) {
      return new QuoteRow(
          quote.id(),
          quote.rowVersion(),
          quote.orderId().value(),
          quote.store(),
          null,
          null,
          null,
          null,
          null,
          null);
    }
    return new QuoteRow(
        quote.id(),
        quote.rowVersion(),
        quote.orderId().value(),
        quote.store(),
        issue.version(),
        issue.at(),
        issue.by(),
        outcome(issue.hold()),
        issue.hold() instanceof HoldOutcome.Held held ? held.holdId() : null,
        issue.hold() instanceof HoldOutcome.Held held ? held.until() : null);
  }

  private static Outcome outcome(HoldOutcome hold) {
    return switch (hold) {
      case HoldOutcome.NotAsked _ -> Outcome.NOT_ASKED;
      case HoldOutcome.Held _ -> Outcome.HELD;
      case HoldOutcome.NoCar _ -> Outcome.NO_CAR;
      case HoldOutcome.InventoryDown _ -> Outcome.INVENTORY_DOWN;
    };
  }

  Quote quote(List<QuoteVersion> versions) {
    return Quote.restore(id, version, new OrderId(orderId), storeCode, versions, issue());
  }

  private Quote.@Nullable Issue issue() {
    if (issuedVersion == null) {
      return null;
    }
    return new Quote.Issue(
        issuedVersion, requireNonNull(issuedAt), requireNonNull(issuedBy), hold());
  }

  private HoldOutcome hold() {
    return switch (requireNonNull(holdOutcome)) {
      case NOT_ASKED -> new HoldOutcome.NotAsked();
      case HELD -> new HoldOutcome.Held(requireNonNull(holdId), requireNonNull(holdUntil));
      case NO_CAR -> new HoldOutcome.NoCar();
      case INVENTORY_DOWN -> new HoldOutcome.InventoryDown();
    };
  }
}
