package io.forecourt.crm.visit;

import io.forecourt.platform.access.ScopedQueries;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** How many people came to a store. */
@Component
public class VisitCounts {
  private static final String WHY = "whoever may see the summary of a store sees its sums";

  /**
   * @param visits all of them: those of leads and the rejects
   * @param walkIns those of leads who came without an appointment
   * @param receivedOnTime walk-ins whom a consultant received within the time limit
   */
  public record Counts(
      int visits,
      int firstVisits,
      int returnVisits,
      int leadVisits,
      int rejects,
      int members,
      int walkIns,
      int receivedOnTime,
      int unassigned) {}

  private final ScopedQueries queries;

  VisitCounts(ScopedQueries queries) {
    this.queries = queries;
  }

  public Counts of(String store, Instant from, Instant to) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT COUNT(*) AS visits,
                   COUNT(CASE WHEN NOT returning_visitor THEN 1 END) AS first_visits,
                   COUNT(CASE WHEN returning_visitor THEN 1 END) AS return_visits,
                   COUNT(lead_id) AS lead_visits,
                   COUNT(reject_reason) AS rejects,
                   COUNT(CASE WHEN kind = 'MEMBER' THEN 1 END) AS members,
                   COUNT(CASE WHEN kind = 'WALK_IN' AND lead_id IS NOT NULL THEN 1 END) AS walk_ins,
                   COUNT(CASE WHEN kind = 'WALK_IN' AND lead_id IS NOT NULL AND owner_id IS NOT NULL
                               AND received_at < reception_due_at THEN 1 END) AS received_on_time,
                   COUNT(CASE WHEN lead_id IS NOT NULL AND owner_id IS NULL THEN 1 END) AS unassigned
              FROM visit
             WHERE store_code = :store AND arrived_at >= :from AND arrived_at < :to
            """)
        .param("store", store)
        .param("from", from)
        .param("to", to)
        .query(Counts.class)
        .single();
  }

  /** Rejects by their reason. */
  public Map<String, Integer> rejects(String store, Instant from, Instant to) {
    return grouped(
        """
        SELECT reject_reason, COUNT(*) FROM visit
         WHERE store_code = :store AND arrived_at >= :from AND arrived_at < :to
           AND reject_reason IS NOT NULL
         GROUP BY reject_reason ORDER BY reject_reason
        """,
        store,
        from,
        to);
  }

  /** Visits by the consultant who received them. */
  public Map<String, Integer> byConsultant(String store, Instant from, Instant to) {
    return grouped(
        """
        SELECT owner_id, COUNT(*) FROM visit
         WHERE store_code = :store AND arrived_at >= :from AND arrived_at < :to
           AND owner_id IS NOT NULL
         GROUP BY owner_id ORDER BY owner_id
        """,
        store,
        from,
        to);
  }

  private Map<String, Integer> grouped(String sql, String store, Instant from, Instant to) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    queries
        .unscoped(WHY, sql)
        .param("store", store)
        .param("from", from)
        .param("to", to)
        .query((RowCallbackHandler) row -> counts.put(row.getString(1), row.getInt(2)));
    return counts;
  }
}
