package io.forecourt.crm.intelligence;

import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The log and its summaries in the caller's scope. */
@Component
class IntelligenceList {
  private static final RowMapper<Intelligence> ENTRY = RecordMapper.of(Intelligence.class);
  private static final RowMapper<IntelligenceSummary> SUMMARY =
      RecordMapper.of(IntelligenceSummary.class);

  private final Keyset pages;

  IntelligenceList(Keyset pages) {
    this.pages = pages;
  }

  /** Null means any. */
  Page<Intelligence> entries(
      @Nullable String topic,
      Intelligence.@Nullable State state,
      @Nullable String leadId,
      ListRequest request) {
    var query =
        ListQuery.of("SELECT i.* FROM intelligence i WHERE {scope:i.store_code,i.owner_id}")
            .and("i.topic = :topic", topic)
            .and("i.state = :state", state)
            .and("i.lead_id = :lead", leadId);
    return pages.page(
        "crm.intelligence.read",
        query,
        request,
        Map.of("reportedAt", "i.reported_at"),
        "i.id",
        ENTRY);
  }

  Page<IntelligenceSummary> summaries(@Nullable String month, ListRequest request) {
    var query =
        ListQuery.of("SELECT s.* FROM intelligence_summary s WHERE {scope:s.store_code,s.owner_id}")
            .and("s.month = :month", month);
    return pages.page(
        "crm.intelligence.read",
        query,
        request,
        Map.of("publishedAt", "s.published_at"),
        "s.id",
        SUMMARY);
  }
}
