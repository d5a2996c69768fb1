package io.forecourt.crm.complaint.persistence;

import io.forecourt.platform.access.ScopedQueries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many complaints of a time were closed inside the limit of their level (KPI-SAT-05). */
@Component
public class ComplaintFigures {

  /**
   * Complaints opened in a time, linked ones left out, and those of them closed inside the limit.
   */
  public record Closing(int opened, int closed, int insideLimit) {

    /** In percent with one decimal; empty when none was opened. */
    public Optional<BigDecimal> share() {
      return opened == 0
          ? Optional.empty()
          : Optional.of(
              BigDecimal.valueOf(insideLimit)
                  .multiply(BigDecimal.valueOf(100))
                  .divide(BigDecimal.valueOf(opened), 1, RoundingMode.HALF_UP));
    }
  }

  private final ScopedQueries queries;

  ComplaintFigures(ScopedQueries queries) {
    this.queries = queries;
  }

  /**
   * @param to exclusive
   */
  public Closing closing(String store, Instant from, Instant to) {
    return queries
        .sql(
            "crm.complaint.figures",
            """
            SELECT COUNT(*) AS opened,
                   COALESCE(SUM(c.state = 'CLOSED'), 0) AS closed,
                   COALESCE(SUM(c.state = 'CLOSED' AND c.limits_passed = 0), 0) AS inside
              FROM complaint c
             WHERE {scope:c.store_code} AND c.store_code = :store
               AND c.opened_at >= :from AND c.opened_at < :to
               AND c.state <> 'LINKED' AND (c.state <> 'DROPPED' OR c.limits_passed > 0)
            """)
        .param("store", store)
        .param("from", from)
        .param("to", to)
        .query(
            (row, _) ->
                new Closing(row.getInt("opened"), row.getInt("closed"), row.getInt("inside")))
        .single();
  }
}
