package io.forecourt.crm.followup.persistence;

import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.followup.domain.FollowUpState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A follow-up in a list: without its tries. */
public record FollowUpSummary(
    String id,
    FollowUpKind kind,
    FollowUpState state,
    String storeCode,
    @Nullable String ownerId,
    String customerId,
    @Nullable String leadId,
    @Nullable String orderId,
    @Nullable String visitId,
    String policy,
    @Nullable String grade,
    Instant dueAt,
    @Nullable Instant deliveredAt,
    Instant scheduledAt,
    @Nullable Instant closedAt,
    @Nullable Boolean onTime,
    boolean exhausted,
    int failedAttempts,
    long version) {}
