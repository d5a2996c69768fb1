package io.forecourt.crm.intelligence;

import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiQueries;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reports about the market that were right and useful, and the rewards for those of the time. */
@Component
class IntelligenceKpis implements KpiSource {
  private final KpiQueries queries;

  IntelligenceKpis(KpiQueries queries) {
    this.queries = queries;
  }

  @Override
  public Set<String> kpis() {
    return Set.of("KPI-CMP-03");
  }

  @Override
  public List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by) {
    return queries.tallies(
        span,
        by == KpiGrouping.PERSON ? "owner_id" : null,
        """
        SELECT {group} AS tally_group,
               COUNT(CASE WHEN state = 'VERIFIED' THEN 1 END) AS verified,
               COUNT(*) AS verified_of, SUM(award_amount) AS rewards
          FROM intelligence
         WHERE store_code = :store AND reported_at >= :from AND reported_at < :to
         GROUP BY tally_group
        """);
  }
}
