package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.domain.CampaignPlan.Period;
import io.forecourt.crm.campaign.domain.CampaignState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A campaign as stored: what lists ask for has a column, the plan is kept as it was written.
 *
 * @param plan JSON
 */
@Table("campaign")
record CampaignRow(
    @Id String id,
    String number,
    String storeCode,
    String ownerId,
    CampaignState state,
    boolean submitted,
    String type,
    Period period,
    @Nullable String partOfId,
    LocalDate startsOn,
    String plan,
    @Nullable String copy,
    @Nullable String advertisingCheck,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    BigDecimal budgetAmount,
    String budgetCurrency,
    BigDecimal spentAmount,
    boolean segmented,
    @Nullable Instant startedAt,
    @Nullable String signedOffBy,
    @Nullable Instant signedOffAt,
    @Nullable String feedbackBy,
    @Nullable String result,
    Instant plannedAt,
    @Version @Nullable Long version) {}
