package io.forecourt.insurance.rates;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A file of rate tables and what became of it.
 *
 * @param code of the insurer, or {@code TARIFF}
 * @param effectiveFrom null for a tariff that is not published: its tables have dates of their own
 * @param effectiveTo null while it is open; set when a later version takes its place
 * @param publication number in the order of publications; null unless published
 * @param storeCode home store of who uploaded it
 */
@Table("rate_table")
record RateTableRow(
    @Id String id,
    RateKind kind,
    String code,
    String name,
    String versionLabel,
    @Nullable LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    boolean demo,
    String sha256,
    RateTableState state,
    @Nullable Integer publication,
    String storeCode,
    String uploadedBy,
    Instant uploadedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Version @Nullable Long version) {

  /** How quotes name it. */
  String label() {
    return code + " " + versionLabel;
  }

  boolean isInForceDuring(LocalDate from, @Nullable LocalDate to) {
    return effectiveFrom != null
        && (to == null || !effectiveFrom.isAfter(to))
        && (effectiveTo == null || !effectiveTo.isBefore(from));
  }

  /** Whether a version that begins later may take its place. */
  boolean givesWayTo(LocalDate from) {
    return effectiveFrom != null && effectiveTo == null && effectiveFrom.isBefore(from);
  }

  /**
   * @throws RuleViolation if it was decided before, or by the person who uploaded it
   */
  RateTableRow published(int number, String by, Instant at, LocalDate today) {
    if (uploadedBy.equals(by)) {
      throw new RuleViolation("rate-table.own-upload");
    }
    LocalDate from = effectiveFrom == null ? today : effectiveFrom;
    return decided(RateTableState.PUBLISHED, number, from, by, at);
  }

  RateTableRow withdrawn(String by, Instant at) {
    return decided(RateTableState.WITHDRAWN, null, effectiveFrom, by, at);
  }

  private RateTableRow decided(
      RateTableState next,
      @Nullable Integer number,
      @Nullable LocalDate from,
      String by,
      Instant at) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("rate-table.wrong-state", state, state.allowed());
    }
    return with(from, effectiveTo, next, number, by, at);
  }

  /** Ends it the day before another version begins; what it says stays as it is. */
  RateTableRow endedBefore(LocalDate next) {
    return with(effectiveFrom, next.minusDays(1), state, publication, decidedBy, decidedAt);
  }

  private RateTableRow with(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      RateTableState next,
      @Nullable Integer number,
      @Nullable String by,
      @Nullable Instant at) {
    return new RateTableRow(
        id,
        kind,
        code,
        name,
        versionLabel,
        from,
        to,
        demo,
        sha256,
        next,
        number,
        storeCode,
        uploadedBy,
        uploadedAt,
        by,
        at,
        version);
  }
}
