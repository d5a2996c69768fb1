package io.forecourt.crm.lead.messaging;

import io.forecourt.crm.lead.domain.AssignmentRule;
import io.forecourt.crm.lead.domain.LeadEvent;
import io.forecourt.crm.lead.domain.LeadEvent.CustomerLost;
import io.forecourt.crm.lead.domain.LeadEvent.LeadAssigned;
import io.forecourt.crm.lead.domain.LeadEvent.LeadCaptured;
import io.forecourt.crm.lead.domain.LeadEvent.LeadMerged;
import io.forecourt.crm.lead.domain.LeadEvent.LeadPooled;
import io.forecourt.crm.lead.domain.LeadEvent.LeadReassigned;
import io.forecourt.crm.lead.domain.LeadEvent.LeadTouched;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.crm.lead.domain.UnassignedReason;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells others what happened to a lead, in the transaction in which it happened. */
@Component
class LeadEventMessages {

  record CapturedV1(
      String leadId,
      String customerId,
      LeadWay way,
      String source,
      @Nullable String campaignId,
      @Nullable String modelCode,
      boolean selfGenerated,
      @Nullable String district,
      @Nullable String visitId) {}

  record TouchedV1(
      String leadId,
      String customerId,
      @Nullable String consultantId,
      String touchId,
      LeadWay way,
      String source,
      @Nullable String campaignId,
      String touchedBy) {}

  record AssignedV1(
      String leadId,
      String customerId,
      String consultantId,
      AssignmentRule rule,
      @Nullable String visitId) {}

  record ReassignedV1(
      String leadId,
      String customerId,
      String consultantId,
      @Nullable String previousConsultantId,
      AssignmentRule rule,
      @Nullable String visitId) {}

  record MergedV1(String leadId, String intoLeadId, String customerId) {}

  record PooledV1(
      String leadId,
      String customerId,
      @Nullable String previousConsultantId,
      UnassignedReason reasonCode) {}

  record LostV1(
      String leadId,
      String customerId,
      @Nullable String consultantId,
      String reasonCode,
      @Nullable String rival) {}

  private final Outbox outbox;

  LeadEventMessages(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(LeadEvent event) {
    outbox.append(message(event));
  }

  static OutgoingEvent message(LeadEvent event) {
    return switch (event) {
      case LeadCaptured e ->
          message(
              e,
              "lead-captured",
              new CapturedV1(
                  e.leadId(),
                  e.customerId(),
                  e.way(),
                  e.source(),
                  e.campaignId(),
                  e.modelCode(),
                  e.selfGenerated(),
                  e.district(),
                  e.visitId()));
      case LeadTouched e ->
          message(
              e,
              "lead-touched",
              new TouchedV1(
                  e.leadId(),
                  e.customerId(),
                  e.consultantId(),
                  e.touch().id(),
                  e.touch().way(),
                  e.touch().source(),
                  e.touch().campaignId(),
                  e.touch().by()));
      case LeadAssigned e ->
          message(
              e,
              "lead-assigned",
              new AssignedV1(e.leadId(), e.customerId(), e.consultantId(), e.rule(), e.visitId()));
      case LeadReassigned e ->
          message(
              e,
              "lead-reassigned",
              new ReassignedV1(
                  e.leadId(),
                  e.customerId(),
                  e.consultantId(),
                  e.previousConsultantId(),
                  e.rule(),
                  e.visitId()));
      case LeadMerged e ->
          message(e, "lead-merged", new MergedV1(e.leadId(), e.intoLeadId(), e.customerId()));
      case LeadPooled e ->
          message(
              e,
              "lead-pooled",
              new PooledV1(e.leadId(), e.customerId(), e.previousConsultantId(), e.reason()));
      case CustomerLost e ->
          message(
              e,
              "customer-lost",
              new LostV1(e.leadId(), e.customerId(), e.consultantId(), e.reason(), e.rival()));
    };
  }

  private static OutgoingEvent message(LeadEvent event, String name, Object data) {
    return new OutgoingEvent(
        "io.forecourt.crm." + name + ".v1", event.leadId(), event.store(), event.at(), data);
  }
}
