package io.forecourt.crm.intelligence;

import io.forecourt.platform.event.OutgoingEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the log tells others. */
final class IntelligenceEvents {

  record ReportedV1(
      String intelligenceId,
      String topic,
      String source,
      @Nullable String rival,
      @Nullable String modelCode,
      @Nullable String leadId,
      @Nullable String orderId,
      @Nullable String centreCode,
      boolean statistics,
      String reporterId) {}

  record VerifiedV1(
      String intelligenceId, boolean verified, String reporterId, String verifiedBy) {}

  record OutcomeKnownV1(
      String intelligenceId,
      String reporterId,
      @Nullable String leadId,
      @Nullable String orderId,
      Intelligence.Outcome outcome,
      @Nullable String reasonCode) {}

  record SummaryPublishedV1(
      String summaryId, String month, int entries, int verified, int losses, String publishedBy) {}

  private IntelligenceEvents() {}

  static OutgoingEvent reported(Intelligence entry, boolean statistics) {
    return of(
        "intelligence-reported",
        entry,
        entry.reportedAt(),
        new ReportedV1(
            entry.id(),
            entry.topic(),
            entry.source(),
            entry.rival(),
            entry.modelCode(),
            entry.leadId(),
            entry.orderId(),
            entry.centreCode(),
            statistics,
            entry.ownerId()));
  }

  static OutgoingEvent verified(Intelligence entry, String by, Instant at) {
    return of(
        "intelligence-verified",
        entry,
        at,
        new VerifiedV1(
            entry.id(), entry.state() == Intelligence.State.VERIFIED, entry.ownerId(), by));
  }

  static OutgoingEvent outcome(Intelligence entry, Intelligence.Outcome outcome, Instant at) {
    return of(
        "intelligence-outcome-known",
        entry,
        at,
        new OutcomeKnownV1(
            entry.id(),
            entry.ownerId(),
            entry.leadId(),
            entry.orderId(),
            outcome,
            entry.outcomeReason()));
  }

  static OutgoingEvent published(IntelligenceSummary summary) {
    return new OutgoingEvent(
        "io.forecourt.crm.intelligence-summary-published.v1",
        summary.id(),
        summary.storeCode(),
        summary.publishedAt(),
        new SummaryPublishedV1(
            summary.id(),
            summary.month(),
            summary.entries(),
            summary.verified(),
            summary.losses(),
            summary.ownerId()));
  }

  private static OutgoingEvent of(String name, Intelligence entry, Instant at, Object data) {
    return new OutgoingEvent(
        "io.forecourt.crm." + name + ".v1", entry.id(), entry.storeCode(), at, data);
  }
}
