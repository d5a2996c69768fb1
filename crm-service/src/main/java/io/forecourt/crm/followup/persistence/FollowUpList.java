package io.forecourt.crm.followup.persistence;

import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.followup.domain.FollowUpState;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Lists of follow-ups in the caller's scope, the most urgent first. */
@Component
public class FollowUpList {

  /** What to list; null means any. */
  public record Filter(
      @Nullable FollowUpKind kind,
      @Nullable FollowUpState state,
      @Nullable String owner,
      @Nullable String customerId,
      @Nullable String orderId,
      @Nullable String sample) {}

  private static final RowMapper<FollowUpSummary> ROW = RecordMapper.of(FollowUpSummary.class);

  private final Keyset pages;

  FollowUpList(Keyset pages) {
    this.pages = pages;
  }

  public Page<FollowUpSummary> page(Filter filter, ListRequest request) {
    var sql =
        new StringBuilder("SELECT f.* FROM follow_up f WHERE {scope:f.store_code,f.owner_id}");
    Map<String, Object> parameters = new HashMap<>();
    if (filter.kind() != null) {
      sql.append(" AND f.kind = :kind");
      parameters.put("kind", filter.kind().name());
    }
    if (filter.state() != null) {
      sql.append(" AND f.state = :state");
      parameters.put("state", filter.state().name());
    }
    if (filter.owner() != null) {
      sql.append(" AND f.owner_id = :owner");
      parameters.put("owner", filter.owner());
    }
    if (filter.customerId() != null) {
      sql.append(" AND f.customer_id = :customer");
      parameters.put("customer", filter.customerId());
    }
    if (filter.orderId() != null) {
      sql.append(" AND f.order_id = :order");
      parameters.put("order", filter.orderId());
    }
    if (filter.sample() != null) {
      sql.append(
          " AND f.id IN (SELECT i.follow_up_id FROM follow_up_sample_item i"
              + " WHERE i.sample_id = :sample)");
      parameters.put("sample", filter.sample());
    }
    return pages.page(
        "crm.follow-up.read",
        sql.toString(),
        parameters,
        request,
        Map.of("dueAt", "f.due_at"),
        "f.id",
        ROW);
  }
}
