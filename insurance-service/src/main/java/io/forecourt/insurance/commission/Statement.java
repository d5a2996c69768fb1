package io.forecourt.insurance.commission;

import io.forecourt.platform.rule.RuleViolation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What an insurer says it owes a store for a month.
 *
 * @param contentHash keyed hash of the file: the same file again adds nothing
 * @param amount sum of the insurer's commissions
 * @param overdueAt when differences had stayed open for so long that they went to finance
 * @param insurerReference under which the insurer signed
 */
@Table("commission_statement")
record Statement(
    @Id String id,
    String storeCode,
    String insurerCode,
    String statementNo,
    String month,
    String contentHash,
    @Nullable String fileId,
    int lineCount,
    BigDecimal amount,
    StatementState state,
    String preparedBy,
    Instant importedAt,
    @Nullable Instant overdueAt,
    @Nullable String insurerReference,
    @Nullable Instant insurerSignedAt,
    @Nullable String financeId,
    @Nullable Instant financeSignedAt,
    @Nullable Instant closedAt,
    @Version @Nullable Long version) {

  boolean isOpen() {
    return state == StatementState.OPEN;
  }

  Statement signedByInsurer(String reference, Instant at) {
    requireOpen();
    if (insurerSignedAt != null) {
      throw new RuleViolation("commission.signed");
    }
    return with(overdueAt, reference, at, financeId, financeSignedAt, at);
  }

  /**
   * @throws RuleViolation if whoever prepared it signs for finance
   */
  Statement signedByFinance(String by, Instant at) {
    requireOpen();
    if (by.equals(preparedBy)) {
      throw new RuleViolation("commission.own-statement");
    }
    if (financeId != null) {
      throw new RuleViolation("commission.signed");
    }
    return with(overdueAt, insurerReference, insurerSignedAt, by, at, at);
  }

  /** Differences of it have stayed open too long. */
  Statement overdue(Instant at) {
    requireOpen();
    return with(at, insurerReference, insurerSignedAt, financeId, financeSignedAt, at);
  }

  boolean isOverdue() {
    return overdueAt != null;
  }

  void requireOpen() {
    if (!isOpen()) {
      throw RuleViolation.wrongState("commission.wrong-state", state, List.of());
    }
  }

  /** The second signature closes it. */
  private Statement with(
      @Nullable Instant overdue,
      @Nullable String reference,
      @Nullable Instant insurerAt,
      @Nullable String finance,
      @Nullable Instant financeAt,
      Instant now) {
    boolean both = insurerAt != null && financeAt != null;
    return new Statement(
        id,
        storeCode,
        insurerCode,
        statementNo,
        month,
        contentHash,
        fileId,
        lineCount,
        amount,
        both ? StatementState.RECONCILED : StatementState.OPEN,
        preparedBy,
        importedAt,
        overdue,
        reference,
        insurerAt,
        finance,
        financeAt,
        both ? now : null,
        version);
  }
}
