package io.forecourt.crm.referral;

import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiQueries;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Of the orders, those whose lead was brought by a customer. */
@Component
class ReferralKpis implements KpiSource {
  private static final String RECOMMENDED = "KPI-SAT-06";

  private final KpiQueries queries;

  ReferralKpis(KpiQueries queries) {
    this.queries = queries;
  }

  @Override
  public Set<String> kpis() {
    return Set.of(RECOMMENDED);
  }

  @Override
  public List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by) {
    return queries.tallies(
        span,
        by == KpiGrouping.PERSON ? "o.consultant_id" : null,
        """
        SELECT {group} AS tally_group, COUNT(r.id) AS recommended, COUNT(*) AS recommended_of
          FROM referral_order o LEFT JOIN referral r ON r.lead_id = o.lead_id
         WHERE o.store_code = :store AND o.placed_at >= :from AND o.placed_at < :to
           AND NOT o.cancelled
         GROUP BY tally_group
        """);
  }
}
