package io.forecourt.crm.followup.persistence;

import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.crm.followup.domain.FollowUpState;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
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
    var query =
        ListQuery.of("SELECT f.* FROM follow_up f WHERE {scope:f.store_code,f.owner_id}")
            .and("f.kind = :kind", filter.kind())
            .and("f.state = :state", filter.state())
            .and("f.owner_id = :owner", filter.owner())
            .and("f.customer_id = :customer", filter.customerId())
            .and("f.order_id = :order", filter.orderId())
            .and(
                "f.id IN (SELECT i.follow_up_id FROM follow_up_sample_item i"
                    + " WHERE i.sample_id = :sample)",
                filter.sample());
    return pages.page(
        "crm.follow-up.read", query, request, Map.of("dueAt", "f.due_at"), "f.id", ROW);
  }
}
