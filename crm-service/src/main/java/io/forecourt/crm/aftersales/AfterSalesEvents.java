package io.forecourt.crm.aftersales;

import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is told of after-sales. */
final class AfterSalesEvents {

  record ReportPublishedV1(
      String reportId,
      ReportPeriod period,
      LocalDate from,
      LocalDate to,
      Money profit,
      @Nullable Money profitBefore,
      @Nullable String planId,
      int revision,
      String publishedBy) {}

  record AuditCompletedV1(
      String auditId,
      String topic,
      String score,
      String required,
      boolean passed,
      int findings,
      String auditedBy) {}

  record FindingOverdueV1(String findingId, String auditId, String ownerId, LocalDate dueOn) {}

  private AfterSalesEvents() {}

  static OutgoingEvent published(
      AfterSalesReport report, BigDecimal profit, @Nullable BigDecimal before) {
    return event(
        "after-sales-report-published",
        report.id(),
        report.storeCode(),
        report.publishedAt(),
        new ReportPublishedV1(
            report.id(),
            report.period(),
            report.fromDate(),
            report.toDate(),
            money(profit),
            before == null ? null : money(before),
            report.planId(),
            report.revision(),
            report.publishedBy()));
  }

  static OutgoingEvent completed(Audit audit, int findings) {
    return event(
        "after-sales-audit-completed",
        audit.id(),
        audit.storeCode(),
        audit.auditedAt(),
        new AuditCompletedV1(
            audit.id(),
            audit.topic(),
            audit.score().toPlainString(),
            audit.required().toPlainString(),
            audit.passed(),
            findings,
            audit.ownerId()));
  }

  static OutgoingEvent overdue(Finding finding, Instant at) {
    return event(
        "after-sales-finding-overdue",
        finding.id(),
        finding.storeCode(),
        at,
        new FindingOverdueV1(finding.id(), finding.auditId(), finding.ownerId(), finding.dueOn()));
  }

  private static Money money(BigDecimal amount) {
    return Money.cny(amount.toPlainString());
  }

  private static OutgoingEvent event(
      String name, String subject, String store, Instant at, Object data) {
    return new OutgoingEvent("io.forecourt.crm." + name + ".v1", subject, store, at, data);
  }
}
