package io.forecourt.crm.lead.application;

import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiQueries;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** New leads; one that was merged into another is none of its own. */
@Component
class LeadKpis implements KpiSource {
  private final KpiQueries queries;

  LeadKpis(KpiQueries queries) {
    this.queries = queries;
  }

  @Override
  public Set<String> kpis() {
    return Set.of("KPI-TRF-07");
  }

  @Override
  public List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by) {
    String group =
        switch (by) {
          case PERSON -> "owner_id";
          case SOURCE -> "source";
          case STORE, POST, CAMPAIGN -> null;
        };
    return queries.tallies(
        span,
        group,
        """
        SELECT {group} AS tally_group, COUNT(*) AS leads FROM sales_lead
         WHERE store_code = :store AND captured_at >= :from AND captured_at < :to
           AND state <> 'MERGED'
         GROUP BY tally_group
        """);
  }
}
