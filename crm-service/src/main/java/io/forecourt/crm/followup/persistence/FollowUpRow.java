package io.forecourt.crm.followup.persistence;

import io.forecourt.crm.followup.domain.CancelReason;
import io.forecourt.crm.followup.domain.FollowUp;
import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.followup.domain.FollowUpState;
import io.forecourt.crm.followup.domain.PlanBasis;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A follow-up as stored.
 *
 * @param onceKey unique for what is owed once an order, so that two facts about one delivery make
 *     one call
 */
@Table("follow_up")
record FollowUpRow(
    @Id String id,
    FollowUpKind kind,
    FollowUpState state,
    String storeCode,
    @Nullable String ownerId,
    String customerId,
    @Nullable String leadId,
    @Nullable String orderId,
    @Nullable String visitId,
    @Nullable String onceKey,
    String policy,
    @Nullable String grade,
    int attemptLimit,
    Instant dueAt,
    @Nullable Instant deliveredAt,
    Instant scheduledAt,
    @Nullable Instant closedAt,
    @Nullable Boolean onTime,
    boolean exhausted,
    @Nullable CancelReason cancelReason,
    @Nullable Instant missedAt,
    @Nullable String missedBy,
    int failedAttempts,
    @MappedCollection(idColumn = "follow_up_id", keyColumn = "position") List<AttemptRow> attempts,
    @Version @Nullable Long version) {

  static FollowUpRow of(FollowUp followUp) {
    FollowUp.Snapshot s = followUp.snapshot();
    FollowUp.Plan plan = s.plan();
    FollowUp.Missed missed = s.missed();
    return new FollowUpRow(
        s.id(),
        plan.kind(),
        s.state(),
        plan.store(),
        s.ownerId(),
        plan.customerId(),
        plan.leadId(),
        plan.orderId(),
        plan.visitId(),
        plan.kind().oncePerOrder() ? plan.kind() + ":" + plan.orderId() : null,
        plan.basis().policy(),
        plan.basis().grade(),
        plan.basis().attempts(),
        plan.dueAt(),
        plan.deliveredAt(),
        s.scheduledAt(),
        s.closedAt(),
        s.onTime(),
        s.exhausted(),
        s.cancelReason(),
        missed == null ? null : missed.at(),
        missed == null ? null : missed.by(),
        Math.toIntExact(followUp.failedAttempts()),
        s.attempts().stream().map(AttemptRow::of).toList(),
        s.version());
  }

  FollowUp toDomain() {
    return FollowUp.restore(
        new FollowUp.Snapshot(
            id,
            new FollowUp.Plan(
                kind,
                customerId,
                storeCode,
                dueAt,
                leadId,
                orderId,
                visitId,
                deliveredAt,
                new PlanBasis(policy, grade, attemptLimit)),
            state,
            ownerId,
            scheduledAt,
            closedAt,
            onTime,
            exhausted,
            cancelReason,
            missedAt == null ? null : new FollowUp.Missed(missedAt, missedBy),
            attempts.stream().map(AttemptRow::toDomain).toList(),
            version));
  }
}
