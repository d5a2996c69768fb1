package io.forecourt.crm.campaign.application;

import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** More money that was asked for. */
@Table("campaign_budget_request")
public record BudgetRequest(
    @Id String id,
    String campaignId,
    BigDecimal amount,
    String currency,
    String requestedBy,
    Instant requestedAt,
    @Version @Nullable Long version) {

  Money money() {
    return new Money(amount, currency);
  }
}
