package io.forecourt.crm.campaign.application;

import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Money spent on a campaign.
 *
 * @param line code of the line of the budget
 */
@Table("campaign_cost")
public record CampaignCost(
    @Id String id,
    String campaignId,
    String line,
    String what,
    BigDecimal amount,
    String currency,
    String recordedBy,
    Instant recordedAt,
    @Version @Nullable Long version) {

  public Money money() {
    return new Money(amount, currency);
  }
}
