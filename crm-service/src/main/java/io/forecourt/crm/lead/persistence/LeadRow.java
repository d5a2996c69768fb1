package io.forecourt.crm.lead.persistence;

import io.forecourt.crm.lead.domain.AssignmentRule;
import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.Lead.LossRequest;
import io.forecourt.crm.lead.domain.Lead.SalesMark;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.crm.lead.domain.RestReason;
import io.forecourt.crm.lead.domain.UnassignedReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A lead as stored; the table's name avoids the reserved word. */
@Table("sales_lead")
record LeadRow(
    @Id String id,
    String number,
    String storeCode,
    @Nullable String ownerId,
    String customerId,
    LeadState state,
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
    @Nullable String pooledFrom,
    boolean pooled,
    int lateResponses,
    @Nullable Instant lastContactAt,
    Instant quietSince,
    @Nullable String lossReason,
    @Nullable String lossRival,
    @Nullable String lossNoteSealed,
    @Nullable String lossRequestedBy,
    @Nullable Instant lossRequestedAt,
    @Nullable LeadState lossRequestedIn,
    @Nullable RestReason restReason,
    @Nullable String salesOrderId,
    @Nullable Long salesSequence,
    @Nullable String mergedIntoId,
    @Version @Nullable Long version) {

  static LeadRow of(Lead lead) {
    Lead.Snapshot s = lead.snapshot();
    LossRequest loss = s.lossRequest();
    SalesMark mark = s.salesMark();
    return new LeadRow(
        s.id(),
        s.number(),
        s.store(),
        s.consultantId(),
        s.customerId(),
        s.state(),
        s.way(),
        s.source(),
        s.campaignId(),
        s.district(),
        s.modelCode(),
        s.selfGenerated(),
        s.capturedBy(),
        s.capturedAt(),
        s.visitId(),
        s.assignedAt(),
        s.assignmentRule(),
        s.assignmentReason(),
        s.unassignedReason(),
        s.pooledAt(),
        s.pooledFrom(),
        lead.isPooled(),
        s.lateResponses(),
        s.lastContactAt(),
        lead.lastTouchedAt(),
        loss == null ? null : loss.reason(),
        loss == null ? null : loss.rival(),
        loss == null ? null : loss.sealedNote(),
        loss == null ? null : loss.requestedBy(),
        loss == null ? null : loss.requestedAt(),
        loss == null ? null : loss.before(),
        s.restReason(),
        mark == null ? null : mark.orderId(),
        mark == null ? null : mark.sequence(),
        s.mergedIntoId(),
        s.version());
  }

  Lead toDomain() {
    LossRequest loss =
        lossReason == null
                || lossRequestedBy == null
                || lossRequestedAt == null
                || lossRequestedIn == null
            ? null
            : new LossRequest(
                lossReason,
                lossRival,
                lossNoteSealed,
                lossRequestedBy,
                lossRequestedAt,
                lossRequestedIn);
    SalesMark mark =
        salesOrderId == null || salesSequence == null
            ? null
            : new SalesMark(salesOrderId, salesSequence);
    return Lead.restore(
        new Lead.Snapshot(
            id,
            number,
            customerId,
            storeCode,
            state,
            way,
            source,
            campaignId,
            district,
            modelCode,
            selfGenerated,
            capturedBy,
            capturedAt,
            visitId,
            ownerId,
            assignedAt,
            assignmentRule,
            assignmentReason,
            unassignedReason,
            pooledAt,
            pooledFrom,
            lateResponses,
            lastContactAt,
            loss,
            restReason,
            mark,
            mergedIntoId,
            version));
  }
}
