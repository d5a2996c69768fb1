package io.forecourt.crm.lead.persistence;

import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Lists of leads in the caller's scope. */
@Component
public class LeadList {

  /**
   * What to list; null means any.
   *
   * @param waiting whether it waits on the showroom manager's list
   * @param pooled whether it lies in the pool; consultants see the pool of their store
   */
  public record Filter(
      @Nullable LeadState state,
      @Nullable String owner,
      @Nullable String customerId,
      @Nullable String source,
      @Nullable String campaignId,
      @Nullable Boolean waiting,
      @Nullable Boolean pooled) {}

  private static final RowMapper<LeadRow> ROW = RecordMapper.of(LeadRow.class);

  private final Keyset pages;

  LeadList(Keyset pages) {
    this.pages = pages;
  }

  public Page<Lead> page(Filter filter, ListRequest request) {
    boolean pool = Boolean.TRUE.equals(filter.pooled());
    String scope = pool ? "{scope:l.store_code}" : "{scope:l.store_code,l.owner_id}";
    var query =
        ListQuery.of("SELECT l.* FROM sales_lead l WHERE " + scope)
            .and("l.state = :state", filter.state())
            .and("l.owner_id = :owner", filter.owner())
            .and("l.customer_id = :customer", filter.customerId())
            .and("l.source = :source", filter.source())
            .and("l.campaign_id = :campaign", filter.campaignId())
            .either(filter.pooled(), "l.pooled = TRUE", "l.pooled = FALSE")
            .either(
                filter.waiting(), "l.unassigned_reason IS NOT NULL", "l.unassigned_reason IS NULL");
    Page<LeadRow> page =
        pages.page(
            pool ? "crm.lead.read-pool" : "crm.lead.read",
            query,
            request,
            Map.of("capturedAt", "l.captured_at"),
            "l.id",
            ROW);
    return page.map(LeadRow::toDomain);
  }
}
