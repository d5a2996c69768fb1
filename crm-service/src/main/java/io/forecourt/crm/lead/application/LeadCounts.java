package io.forecourt.crm.lead.application;

import io.forecourt.platform.access.ScopedQueries;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many new leads a store gathered. */
@Component
public class LeadCounts {
  private static final String WHY = "whoever may see the summary of a store sees its sums";

  /** New leads of one source and consultant. */
  public record Gathered(String source, @Nullable String consultantId, int leads) {}

  private final ScopedQueries queries;

  LeadCounts(ScopedQueries queries) {
    this.queries = queries;
  }

  /** New leads; one that was merged into another is none of its own. */
  public int captured(String store, Instant from, Instant to) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT COUNT(*) FROM sales_lead
             WHERE store_code = :store AND captured_at >= :from AND captured_at < :to
               AND state <> 'MERGED'
            """)
        .param("store", store)
        .param("from", from)
        .param("to", to)
        .query(Integer.class)
        .single();
  }

  public List<Gathered> gathered(String store, Instant from, Instant to) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT source, owner_id, COUNT(*) AS leads FROM sales_lead
             WHERE store_code = :store AND captured_at >= :from AND captured_at < :to
               AND state <> 'MERGED'
             GROUP BY source, owner_id ORDER BY source, owner_id
            """)
        .param("store", store)
        .param("from", from)
        .param("to", to)
        .query(
            (row, _) ->
                new Gathered(
                    row.getString("source"), row.getString("owner_id"), row.getInt("leads")))
        .list();
  }

  /** New leads that a consultant has now. */
  public int of(String store, String consultantId, Instant from, Instant to) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT COUNT(*) FROM sales_lead
             WHERE store_code = :store AND captured_at >= :from AND captured_at < :to
               AND owner_id = :owner
            """)
        .param("store", store)
        .param("from", from)
        .param("to", to)
        .param("owner", consultantId)
        .query(Integer.class)
        .single();
  }
}
