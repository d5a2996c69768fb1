package io.forecourt.crm.survey;

import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiQueries;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How satisfied customers are: by when they answered, or by when the delivery or visit was that
 * they were asked about. A voided answer does not count.
 */
@Component
class SurveyKpis implements KpiSource {
  private static final String VERY_SATISFIED = "KPI-SAT-01";
  private static final String SALES_INDEX = "KPI-SAT-02";
  private static final String SERVICE_INDEX = "KPI-SAT-03";

  private final KpiQueries queries;

  SurveyKpis(KpiQueries queries) {
    this.queries = queries;
  }

  @Override
  public Set<String> kpis() {
    return Set.of(VERY_SATISFIED, SALES_INDEX, SERVICE_INDEX);
  }

  @Override
  public List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by) {
    String group = by == KpiGrouping.PERSON ? "s.owner_id" : null;
    return switch (kpi) {
      case VERY_SATISFIED -> verySatisfied(span, group);
      case SALES_INDEX -> index(span, group, "SSI");
      case SERVICE_INDEX -> index(span, group, "CSI");
      default -> throw new IllegalArgumentException(kpi);
    };
  }

  private List<Tally> verySatisfied(KpiSpan span, @Nullable String group) {
    return queries.tallies(
        span,
        group,
        """
        SELECT {group} AS tally_group, SUM(s.very_satisfied) AS topBox, COUNT(*) AS topBox_of
          FROM survey s
         WHERE s.store_code = :store AND s.state = 'ANSWERED'
           AND s.answered_at >= :from AND s.answered_at < :to
         GROUP BY tally_group
        """);
  }

  private List<Tally> index(KpiSpan span, @Nullable String group, String kind) {
    return queries.tallies(
        span,
        group,
        """
        SELECT {group} AS tally_group, SUM(s.score) AS `index`, COUNT(*) AS index_of
          FROM survey_occasion o JOIN survey s ON s.occasion_id = o.id
         WHERE o.store_code = :store AND o.happened_at >= :from AND o.happened_at < :to
           AND o.kind = '{kind}' AND s.state = 'ANSWERED'
         GROUP BY tally_group
        """
            .replace("{kind}", kind));
  }
}
