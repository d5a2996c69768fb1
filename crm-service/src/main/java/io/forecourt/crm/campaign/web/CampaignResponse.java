package io.forecourt.crm.campaign.web;

import io.forecourt.crm.campaign.domain.Campaign.AdvertisingCheck;
import io.forecourt.crm.campaign.domain.Campaign.Copy;
import io.forecourt.crm.campaign.domain.Campaign.Signature;
import io.forecourt.crm.campaign.domain.CampaignPlan;
import io.forecourt.crm.campaign.domain.CampaignResult.Attribution;
import io.forecourt.crm.campaign.domain.CampaignResult.Measure;
import io.forecourt.crm.campaign.domain.CampaignState;
import io.forecourt.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign.
 *
 * @param submitted whether it waits for its approval
 * @param measured what it has brought until now; not in lists
 * @param result what it had brought when it was closed
 */
record CampaignResponse(
    String id,
    long version,
    @Schema(example = "CP-EAST-20261121-0001") String number,
    String store,
    String ownerId,
    CampaignState state,
    boolean submitted,
    CampaignPlan plan,
    @Nullable Copy copy,
    @Nullable AdvertisingCheck check,
    @Nullable Signature approval,
    Money budget,
    Money spent,
    boolean segmented,
    @Nullable Instant startedAt,
    @Nullable Signature signOff,
    @Nullable String feedbackBy,
    List<String> teamIds,
    @Nullable Measured measured,
    @Nullable Result result,
    Instant plannedAt,
    List<String> allowedActions) {

  /** Counts and costs; what there is none of costs nothing apiece. */
  record Measured(
      int invited,
      int heads,
      int leads,
      int orders,
      Money cost,
      @Nullable Money costPerHead,
      @Nullable Money costPerLead,
      @Nullable Money costPerOrder) {}

  record Result(
      Measured measured,
      Attribution attribution,
      LocalDate windowEnds,
      boolean widenedSources,
      String debrief,
      List<Measure> measures) {}
}
