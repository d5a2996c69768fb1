package io.forecourt.crm.complaint.persistence;

import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiQueries;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Complaints that were closed before a limit passed; linked ones are no complaints of their own.
 * One that was late already counts though its customer was erased or restricted meanwhile.
 */
@Component
class ComplaintKpis implements KpiSource {
  private final KpiQueries queries;

  ComplaintKpis(KpiQueries queries) {
    this.queries = queries;
  }

  @Override
  public Set<String> kpis() {
    return Set.of("KPI-SAT-05");
  }

  @Override
  public List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by) {
    return queries.tallies(
        span,
        by == KpiGrouping.PERSON ? "owner_id" : null,
        """
        SELECT {group} AS tally_group,
               COUNT(CASE WHEN state = 'CLOSED' AND limits_passed = 0 THEN 1 END) AS closedInTime,
               COUNT(*) AS closedInTime_of
          FROM complaint
         WHERE store_code = :store AND opened_at >= :from AND opened_at < :to
           AND state <> 'LINKED' AND (state <> 'DROPPED' OR limits_passed > 0)
         GROUP BY tally_group
        """);
  }
}
