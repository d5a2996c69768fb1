package io.forecourt.crm.quality;

import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiQueries;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Scores of sampled contacts; one that nobody scored yet is left out. */
@Component
class QualityKpis implements KpiSource {
  private final KpiQueries queries;

  QualityKpis(KpiQueries queries) {
    this.queries = queries;
  }

  @Override
  public Set<String> kpis() {
    return Set.of("KPI-SAT-07");
  }

  @Override
  public List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by) {
    String group =
        switch (by) {
          case PERSON -> "person_id";
          case POST -> "post";
          case STORE, SOURCE, CAMPAIGN -> null;
        };
    return queries.tallies(
        span,
        group,
        """
        SELECT {group} AS tally_group, SUM(score) AS score, COUNT(*) AS score_of
          FROM quality_sample
         WHERE store_code = :store AND contacted_at >= :from AND contacted_at < :to
           AND scored_by IS NOT NULL
         GROUP BY tally_group
        """);
  }
}
