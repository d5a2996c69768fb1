package io.forecourt.crm.lead.web;

import io.forecourt.crm.lead.domain.AssignmentRule;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.crm.lead.domain.RestReason;
import io.forecourt.crm.lead.domain.UnassignedReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lead. */
record LeadResponse(
    String id,
    long version,
    @Schema(example = "LD-EAST-20261121-0001") String number,
    String store,
    LeadState state,
    String customerId,
    @Nullable String consultantId,
    LeadWay way,
    String source,
    @Nullable String campaignId,
    @Nullable String district,
    @Nullable String modelCode,
    boolean selfGenerated,
    String capturedBy,
    Instant capturedAt,
    @Nullable String visitId,
    @Nullable Instant assignedAt,
    @Nullable AssignmentRule assignmentRule,
    @Nullable String assignmentReason,
    @Nullable UnassignedReason unassignedReason,
    @Nullable Instant pooledAt,
    @Nullable Instant lastContactAt,
    @Nullable Loss lossRequest,
    @Nullable RestReason restReason,
    @Nullable String orderId,
    @Nullable String mergedIntoId,
    List<String> allowedActions) {

  /** A consultant's wish to give the lead up. */
  record Loss(String reason, @Nullable String rival, String requestedBy, Instant requestedAt) {}
}
