package io.forecourt.crm.campaign.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A customer came.
 *
 * @param broughtLead whether the customer had no open lead in the store
 */
@Table("campaign_attendance")
public record Attendance(
    @Id String id,
    String campaignId,
    String customerId,
    String leadId,
    boolean broughtLead,
    boolean invited,
    String signedInBy,
    Instant signedInAt,
    @Version @Nullable Long version) {}
