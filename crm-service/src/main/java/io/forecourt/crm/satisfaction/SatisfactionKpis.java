package io.forecourt.crm.satisfaction;

import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiQueries;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Improvement actions that were closed by their date; the date is the last day, so its end. */
@Component
class SatisfactionKpis implements KpiSource {
  private final KpiQueries queries;

  SatisfactionKpis(KpiQueries queries) {
    this.queries = queries;
  }

  @Override
  public Set<String> kpis() {
    return Set.of("KPI-SAT-04");
  }

  @Override
  public List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by) {
    return queries.tallies(
        span,
        by == KpiGrouping.PERSON ? "owner_id" : null,
        """
        SELECT {group} AS tally_group,
               COUNT(CASE WHEN state = 'CLOSED' AND closed_at < due_at THEN 1 END) AS closedInTime,
               COUNT(*) AS closedInTime_of
          FROM satisfaction_action
         WHERE store_code = :store AND due_at > :from AND due_at <= :to
         GROUP BY tally_group
        """);
  }
}
