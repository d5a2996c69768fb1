package io.forecourt.crm.campaign.persistence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A segment as stored, without its members.
 *
 * @param criteria JSON
 */
@Table("campaign_segment")
record SegmentRow(
    @Id String id,
    String campaignId,
    String criteria,
    String purpose,
    long seed,
    int found,
    int size,
    String frozenBy,
    Instant frozenAt,
    @Version @Nullable Long version) {}
