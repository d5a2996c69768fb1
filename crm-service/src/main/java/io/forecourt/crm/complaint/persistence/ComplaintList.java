package io.forecourt.crm.complaint.persistence;

import io.forecourt.crm.complaint.domain.ComplaintState;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Lists of complaints in the caller's scope, the next limit first. */
@Component
public class ComplaintList {

  /** What to list; null means any. */
  public record Filter(
      @Nullable ComplaintState state,
      @Nullable String kind,
      @Nullable Integer level,
      @Nullable String owner,
      @Nullable String customerId) {}

  private static final RowMapper<ComplaintSummary> ROW = RecordMapper.of(ComplaintSummary.class);

  private final Keyset pages;

  ComplaintList(Keyset pages) {
    this.pages = pages;
  }

  public Page<ComplaintSummary> page(Filter filter, ListRequest request) {
    var query =
        ListQuery.of(
                """
            SELECT c.*, (SELECT COUNT(*) FROM complaint_task t
                          WHERE t.complaint_id = c.id AND t.done_at IS NULL) AS open_tasks
              FROM complaint c WHERE {scope:c.store_code,c.owner_id}\
            """)
            .and("c.state = :state", filter.state())
            .and("c.kind = :kind", filter.kind())
            .and("c.level = :level", filter.level())
            .and("c.owner_id = :owner", filter.owner())
            .and("c.customer_id = :customer", filter.customerId());
    return pages.page(
        "crm.complaint.read", query, request, Map.of("dueAt", "c.due_at"), "c.id", ROW);
  }
}
