package io.forecourt.crm.lead.persistence;

import io.forecourt.crm.lead.application.LeadSources;
import io.forecourt.platform.access.ScopedQueries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Repository;

/** Counts leads by their source; one that was merged is no lead of its own. */
@Repository
class JdbcLeadSources implements LeadSources {
  private final ScopedQueries queries;

  JdbcLeadSources(ScopedQueries queries) {
    this.queries = queries;
  }

  @Override
  public BigDecimal shareOutside(Set<String> sources, String store, Instant from, Instant until) {
    return queries
        .unscoped(
            "a share of the whole store names nobody",
            """
            SELECT COUNT(*) AS leads,
                   COALESCE(SUM(CASE WHEN source IN (:sources) THEN 0 ELSE 1 END), 0) AS others
              FROM sales_lead
             WHERE store_code = :store AND captured_at >= :from AND captured_at < :until
               AND state <> 'MERGED'
            """)
        .param("sources", sources)
        .param("store", store)
        .param("from", from)
        .param("until", until)
        .query(
            (row, _) ->
                row.getLong("leads") == 0
                    ? BigDecimal.ZERO
                    : row.getBigDecimal("others")
                        .divide(row.getBigDecimal("leads"), 4, RoundingMode.HALF_UP))
        .single();
  }
}
