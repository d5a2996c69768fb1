package io.forecourt.crm.lead.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a lead. */
public sealed interface LeadEvent {

  String leadId();

  String customerId();

  String store();

  Instant at();

  /**
   * @param visitId the visit that brought the customer, when one did
   * @param selfGenerated whether the consultant brought the customer
   */
  record LeadCaptured(
      String leadId,
      String customerId,
      String store,
      Instant at,
      String source,
      @Nullable String modelCode,
      boolean selfGenerated,
      @Nullable String visitId)
      implements LeadEvent {}

  record LeadAssigned(
      String leadId,
      String customerId,
      String store,
      Instant at,
      String consultantId,
      AssignmentRule rule,
      @Nullable String visitId)
      implements LeadEvent {}

  record LeadReassigned(
      String leadId,
      String customerId,
      String store,
      Instant at,
      String consultantId,
      @Nullable String previousConsultantId,
      AssignmentRule rule,
      @Nullable String visitId)
      implements LeadEvent {}

  /** The customer was entered once more; both histories are kept, the other lead goes on. */
  record LeadMerged(String leadId, String customerId, String store, Instant at, String intoLeadId)
      implements LeadEvent {}

  /** Nobody has the lead any more; it waits on the showroom manager's list. */
  record LeadPooled(
      String leadId,
      String customerId,
      String store,
      Instant at,
      @Nullable String previousConsultantId,
      UnassignedReason reason)
      implements LeadEvent {}

  record CustomerLost(
      String leadId,
      String customerId,
      String store,
      Instant at,
      @Nullable String consultantId,
      LossReason reason,
      @Nullable String rival)
      implements LeadEvent {}
}
