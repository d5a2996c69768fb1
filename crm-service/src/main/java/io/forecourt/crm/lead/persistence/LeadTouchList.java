package io.forecourt.crm.lead.persistence;

import io.forecourt.crm.lead.domain.LeadTouch;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every entry of people's interest, in the caller's scope; a consultant sees those of own leads.
 */
@Component
public class LeadTouchList {

  /** What to list; null means any. */
  public record Filter(
      @Nullable String leadId,
      @Nullable String customerId,
      @Nullable String source,
      @Nullable String campaignId) {}

  private final Keyset pages;

  LeadTouchList(Keyset pages) {
    this.pages = pages;
  }

  public Page<LeadTouch> page(Filter filter, ListRequest request) {
    var query =
        ListQuery.of(
                """
            SELECT t.* FROM lead_touch t STRAIGHT_JOIN sales_lead l ON l.id = t.lead_id
             WHERE {scope:t.store_code,l.owner_id}""")
            .and("t.lead_id = :lead", filter.leadId())
            .and("t.customer_id = :customer", filter.customerId())
            .and("t.source = :source", filter.source())
            .and("t.campaign_id = :campaign", filter.campaignId());
    return pages.page(
        "crm.lead.read",
        query,
        request,
        Map.of("touchedAt", "t.touched_at"),
        "t.id",
        (row, _) ->
            new LeadTouch(
                row.getString("id"),
                row.getString("lead_id"),
                row.getString("customer_id"),
                row.getString("store_code"),
                LeadWay.valueOf(row.getString("way")),
                row.getString("source"),
                row.getString("campaign_id"),
                row.getString("reference"),
                row.getTimestamp("touched_at").toInstant(),
                row.getString("touched_by")));
  }
}
