package io.forecourt.insurance.commission;

import io.forecourt.insurance.kpi.KeyFigure;
import io.forecourt.insurance.kpi.KpiSource;
import io.forecourt.platform.access.ScopedQueries;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** By how much the statements of a month differ from what its policies should bring. */
@Component
class CommissionKpis implements KpiSource {
  private static final String WHY = "a figure of a store counts all its statements";
  private static final String DIFFERENCE = "KPI-INS-12";

  private final ScopedQueries queries;

  CommissionKpis(ScopedQueries queries) {
    this.queries = queries;
  }

  @Override
  public List<KeyFigure> figures(String store, YearMonth month) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT COUNT(*) AS stated,
                   COUNT(CASE WHEN l.difference_code <> 'NONE' THEN 1 END) AS differing,
                   SUM(ABS(l.difference)) AS amount,
                   COUNT(CASE WHEN l.difference_code <> 'NONE' AND l.resolution IS NULL THEN 1 END)
                     AS unsettled
              FROM commission_statement s JOIN commission_line l ON l.statement_id = s.id
             WHERE s.store_code = :store AND s.month = :month
            """)
        .param("store", store)
        .param("month", month.toString())
        .query(
            (row, _) ->
                List.of(
                    KeyFigure.sum(
                        DIFFERENCE,
                        "DIFFERENCE",
                        row.getInt("differing"),
                        row.getInt("stated"),
                        Objects.requireNonNullElse(row.getBigDecimal("amount"), BigDecimal.ZERO)),
                    KeyFigure.count(DIFFERENCE, "OPEN", row.getInt("unsettled"))))
        .single();
  }
}
