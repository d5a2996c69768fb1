package io.forecourt.sales.strategy;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Projection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Which of crm's summaries of the market somebody has reviewed. */
@Component
class ReviewedSummaries implements Projection {
  private static final String TABLE = "reviewed_summary";
  private static final String WHY = "that a summary was reviewed names nobody";

  private final ScopedQueries queries;

  ReviewedSummaries(ScopedQueries queries) {
    this.queries = queries;
  }

  /** Whether one of the store is known; of any store for the group. */
  boolean contains(String summaryId, Reach reach, String store) {
    return queries
            .unscoped(
                WHY,
                """
                SELECT COUNT(*) FROM reviewed_summary
                 WHERE summary_id = :summary AND (:group OR store_code = :store)
                """)
            .param("summary", summaryId)
            .param("group", reach == Reach.GROUP)
            .param("store", store)
            .query(Long.class)
            .single()
        > 0;
  }

  @Override
  public String name() {
    return "reviewed-summaries";
  }

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public Set<String> types() {
    return Set.of("io.forecourt.crm.report-reviewed.v1");
  }

  @Override
  public void apply(IncomingEvent<JsonNode> event, UnaryOperator<String> table) {
    if (!event.data().path("reportKind").asString().equals("INTELLIGENCE_SUMMARY")) {
      return;
    }
    queries
        .unscoped(
            WHY,
            """
            REPLACE INTO %s (review_id, summary_id, store_code, reviewed_at)
            VALUES (:review, :summary, :store, :at)
            """
                .formatted(table.apply(TABLE)))
        .param("review", event.subject())
        .param("summary", event.data().path("reportId").asString())
        .param("store", event.store())
        .param("at", event.time())
        .update();
  }
}
