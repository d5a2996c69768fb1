package io.forecourt.crm.lead.persistence;

import io.forecourt.crm.lead.domain.Lead;
import io.forecourt.crm.lead.domain.LeadState;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.HashMap;
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
    var sql = new StringBuilder("SELECT l.* FROM sales_lead l WHERE ");
    sql.append(
        pool ? "{scope:l.store_code} AND l.pooled = TRUE" : "{scope:l.store_code,l.owner_id}");
    Map<String, Object> parameters = new HashMap<>();
    if (filter.state() != null) {
      sql.append(" AND l.state = :state");
      parameters.put("state", filter.state().name());
    }
    if (filter.owner() != null) {
      sql.append(" AND l.owner_id = :owner");
      parameters.put("owner", filter.owner());
    }
    if (filter.customerId() != null) {
      sql.append(" AND l.customer_id = :customer");
      parameters.put("customer", filter.customerId());
    }
    if (filter.source() != null) {
      sql.append(" AND l.source = :source");
      parameters.put("source", filter.source());
    }
    if (filter.campaignId() != null) {
      sql.append(" AND l.campaign_id = :campaign");
      parameters.put("campaign", filter.campaignId());
    }
    if (Boolean.FALSE.equals(filter.pooled())) {
      sql.append(" AND l.pooled = FALSE");
    }
    if (filter.waiting() != null) {
      sql.append(" AND l.unassigned_reason IS ").append(filter.waiting() ? "NOT NULL" : "NULL");
    }
    Page<LeadRow> page =
        pages.page(
            pool ? "crm.lead.read-pool" : "crm.lead.read",
            sql.toString(),
            parameters,
            request,
            Map.of("capturedAt", "l.captured_at"),
            "l.id",
            ROW);
    return page.map(LeadRow::toDomain);
  }
}
