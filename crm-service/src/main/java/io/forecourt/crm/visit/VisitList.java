package io.forecourt.crm.visit;

import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Lists of visits in the caller's scope. */
@Component
class VisitList {
  private static final RowMapper<Visit> ROW = RecordMapper.of(Visit.class);

  private final Keyset pages;

  VisitList(Keyset pages) {
    this.pages = pages;
  }

  /**
   * @param waiting whether nobody has received the person yet; null means any
   */
  Page<Visit> page(
      @Nullable String consultant,
      @Nullable String customerId,
      @Nullable Boolean waiting,
      ListRequest request) {
    var query =
        ListQuery.of("SELECT v.* FROM visit v WHERE {scope:v.store_code,v.owner_id}")
            .and("v.owner_id = :consultant", consultant)
            .and("v.customer_id = :customer", customerId)
            .either(
                waiting,
                "v.received_at IS NULL AND v.lead_id IS NOT NULL",
                "v.received_at IS NOT NULL");
    return pages.page(
        "crm.visit.read", query, request, Map.of("arrivedAt", "v.arrived_at"), "v.id", ROW);
  }
}
