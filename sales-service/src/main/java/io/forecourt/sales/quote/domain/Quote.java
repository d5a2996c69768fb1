package io.forecourt.sales.quote.domain;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import io.forecourt.sales.order.domain.Offer;
import io.forecourt.sales.order.domain.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A quote for one deal. Each change is a new version; the newest one can be issued, once. */
public final class Quote {

  /** When, by whom and with what promise a version was given to the customer. */
  public record Issue(int version, Instant at, String by, HoldOutcome hold) {}

  private final String id;
  private final @Nullable Long rowVersion;
  private final OrderId orderId;
  private final String store;
  private final List<QuoteVersion> versions;
  private @Nullable Issue issue;

  private Quote(
      String id,
      @Nullable Long rowVersion,
      OrderId orderId,
      String store,
      List<QuoteVersion> versions,
      @Nullable Issue issue) {
    this.id = id;
    this.rowVersion = rowVersion;
    this.orderId = orderId;
    this.store = store;
    this.versions = new ArrayList<>(versions);
    this.issue = issue;
  }

  public static Quote forDeal(OrderId orderId, String store) {
    return new Quote(Ids.next(), null, orderId, store, List.of(), null);
  }

  public static Quote restore(
      String id,
      @Nullable Long rowVersion,
      OrderId orderId,
      String store,
      List<QuoteVersion> versions,
      @Nullable Issue issue) {
    return new Quote(id, rowVersion, orderId, store, versions, issue);
  }

  public QuoteVersion prepare(
      QuoteVersion.Draft draft, QuoteTerms terms, String person, Instant now) {
    var version = QuoteVersion.of(draft, versions.size() + 1, terms, person, now);
    versions.add(version);
    return version;
  }

  /**
   * @throws RuleViolation if the newest version is issued already, or no longer holds
   */
  public void checkMayBeIssued(Instant now) {
    if (isIssued()) {
      throw new RuleViolation("quote.already-issued", newest().number());
    }
    if (newest().hasExpired(now)) {
      throw new RuleViolation("quote.expired", newest().validUntil());
    }
  }

  public boolean mayBeIssued(Instant now) {
    return !isIssued() && !newest().hasExpired(now);
  }

  /** Gives the newest version to the customer. */
  public Offer issue(HoldOutcome hold, String person, Instant now) {
    checkMayBeIssued(now);
    QuoteVersion version = newest();
    issue = new Issue(version.number(), now, person, hold);
    return new Offer(
        id,
        version.number(),
        version.modelCode(),
        version.colour(),
        version.total(),
        version.hasAccessories(),
        version.validUntil(),
        hold instanceof HoldOutcome.Held held ? held.holdId() : null);
  }

  /** Whether the newest version is the one in the customer's hand. */
  public boolean isIssued() {
    return issue != null && issue.version() == newest().number();
  }

  public QuoteVersion newest() {
    return versions.getLast();
  }

  public String id() {
    return id;
  }

  /** Version of the stored head; 0 before the first save. */
  public long version() {
    return Objects.requireNonNullElse(rowVersion, 0L);
  }

  public @Nullable Long rowVersion() {
    return rowVersion;
  }

  public OrderId orderId() {
    return orderId;
  }

  public String store() {
    return store;
  }

  public List<QuoteVersion> versions() {
    return List.copyOf(versions);
  }

  public Optional<Issue> lastIssue() {
    return Optional.ofNullable(issue);
  }
}
