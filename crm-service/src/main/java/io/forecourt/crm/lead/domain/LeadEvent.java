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
   * @param district where the customer lives or works, as a code
   */
  record LeadCaptured(
      String leadId,
      String customerId,
      String store,
      Instant at,
      LeadWay way,
      String source,
      @Nullable String campaignId,
      @Nullable String modelCode,
      boolean selfGenerated,
      @Nullable String district,
      @Nullable String visitId)
      implements LeadEvent {}

  /** The interest of a customer with an open lead was entered once more. */
  record LeadTouched(
      String leadId,
      String customerId,
      String store,
      Instant at,
      @Nullable String consultantId,
      LeadTouch touch)
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

  /** Two customers were one: both histories are kept, the other lead goes on. */
  record LeadMerged(String leadId, String customerId, String store, Instant at, String intoLeadId)
      implements LeadEvent {}

  /** Nobody has the lead any more; it waits in the pool until somebody claims or is given it. */
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
      String reason,
      @Nullable String rival)
      implements LeadEvent {}
}
