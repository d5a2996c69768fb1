package io.forecourt.insurance.report;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A report with the figures as they stood when it was produced.
 *
 * @param period {@code 2026-W47} or {@code 2026-11}
 * @param figures JSON; never changed
 * @param dueAt it is in time when handed in before
 * @param dueOn the day on which it was produced to be handed in
 * @param materials JSON list of what was gathered for it
 */
@Table("insurance_report")
record Report(
    @Id String id,
    String storeCode,
    ReportKind kind,
    String period,
    LocalDate fromDay,
    LocalDate toDay,
    String figures,
    ReportState state,
    @Nullable String ownerId,
    Instant producedAt,
    Instant dueAt,
    LocalDate dueOn,
    @Nullable Instant overdueAt,
    @Nullable String submittedBy,
    @Nullable Instant submittedAt,
    @Nullable Boolean inTime,
    @Nullable String materials,
    @Nullable String acknowledgedBy,
    @Nullable Instant acknowledgedAt,
    @Version @Nullable Long version) {

  Report submitted(String by, Instant at, String gathered) {
    require(ReportState.SUBMITTED);
    return new Report(
        id,
        storeCode,
        kind,
        period,
        fromDay,
        toDay,
        figures,
        ReportState.SUBMITTED,
        ownerId,
        producedAt,
        dueAt,
        dueOn,
        overdueAt,
        by,
        at,
        at.isBefore(dueAt),
        gathered,
        null,
        null,
        version);
  }

  /**
   * @throws RuleViolation if whoever handed it in takes note of it
   */
  Report acknowledged(String by, Instant at) {
    require(ReportState.ACKNOWLEDGED);
    if (by.equals(submittedBy)) {
      throw new RuleViolation("insurance-report.own");
    }
    return new Report(
        id,
        storeCode,
        kind,
        period,
        fromDay,
        toDay,
        figures,
        ReportState.ACKNOWLEDGED,
        ownerId,
        producedAt,
        dueAt,
        dueOn,
        overdueAt,
        submittedBy,
        submittedAt,
        inTime,
        materials,
        by,
        at,
        version);
  }

  Report overdue(Instant at) {
    return new Report(
        id,
        storeCode,
        kind,
        period,
        fromDay,
        toDay,
        figures,
        state,
        ownerId,
        producedAt,
        dueAt,
        dueOn,
        at,
        submittedBy,
        submittedAt,
        inTime,
        materials,
        acknowledgedBy,
        acknowledgedAt,
        version);
  }

  private void require(ReportState next) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("insurance-report.wrong-state", state, state.successors());
    }
  }
}
