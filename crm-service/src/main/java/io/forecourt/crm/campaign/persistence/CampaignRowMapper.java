package io.forecourt.crm.campaign.persistence;

import io.forecourt.crm.campaign.domain.Campaign;
import io.forecourt.crm.campaign.domain.Campaign.AdvertisingCheck;
import io.forecourt.crm.campaign.domain.Campaign.Copy;
import io.forecourt.crm.campaign.domain.Campaign.Signature;
import io.forecourt.crm.campaign.domain.CampaignPlan;
import io.forecourt.crm.campaign.domain.CampaignResult;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns campaigns into rows and back. */
@Component
class CampaignRowMapper {
  private final JsonMapper json;

  CampaignRowMapper(JsonMapper json) {
    this.json = json;
  }

  CampaignRow toRow(Campaign campaign) {
    Campaign.Snapshot s = campaign.snapshot();
    Signature approval = s.approval();
    Signature signOff = s.signOff();
    return new CampaignRow(
        s.id(),
        s.number(),
        s.store(),
        s.ownerId(),
        s.state(),
        s.submitted(),
        s.plan().type(),
        s.plan().period(),
        s.plan().partOfId(),
        s.plan().from(),
        json.writeValueAsString(s.plan()),
        written(s.copy()),
        written(s.check()),
        approval == null ? null : approval.by(),
        approval == null ? null : approval.at(),
        s.budget().amount(),
        s.budget().currency(),
        s.spent().amount(),
        s.segmented(),
        s.startedAt(),
        signOff == null ? null : signOff.by(),
        signOff == null ? null : signOff.at(),
        s.feedbackBy(),
        written(s.result()),
        s.plannedAt(),
        s.version());
  }

  Campaign toDomain(CampaignRow row) {
    return Campaign.restore(
        new Campaign.Snapshot(
            row.id(),
            row.number(),
            row.storeCode(),
            row.ownerId(),
            row.state(),
            row.submitted(),
            json.readValue(row.plan(), CampaignPlan.class),
            read(row.copy(), Copy.class),
            read(row.advertisingCheck(), AdvertisingCheck.class),
            signature(row.approvedBy(), row.approvedAt()),
            new Money(row.budgetAmount(), row.budgetCurrency()),
            new Money(row.spentAmount(), row.budgetCurrency()),
            row.segmented(),
            row.startedAt(),
            signature(row.signedOffBy(), row.signedOffAt()),
            row.feedbackBy(),
            read(row.result(), CampaignResult.class),
            row.plannedAt(),
            row.version()));
  }

  private @Nullable String written(@Nullable Object value) {
    return value == null ? null : json.writeValueAsString(value);
  }

  private <T> @Nullable T read(@Nullable String stored, Class<T> type) {
    return stored == null ? null : json.readValue(stored, type);
  }

  private static @Nullable Signature signature(@Nullable String by, @Nullable Instant at) {
    return by == null || at == null ? null : new Signature(by, at);
  }
}
