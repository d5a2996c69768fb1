package io.forecourt.crm.call;

import io.forecourt.crm.customer.application.FileKpis;
import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiQueries;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Callers, how soon they were answered, and the files that were kept of them. */
@Component
class CallKpis implements KpiSource {
  private static final String CALL_IN_TRAFFIC = "KPI-TRF-02";
  private static final String PICKED_UP = "KPI-FUP-03";

  private final KpiQueries queries;
  private final FileKpis files;

  CallKpis(KpiQueries queries, FileKpis files) {
    this.queries = queries;
    this.files = files;
  }

  @Override
  public Set<String> kpis() {
    return Set.of(CALL_IN_TRAFFIC, PICKED_UP, FileKpis.COMPLETENESS);
  }

  @Override
  public List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by) {
    if (kpi.equals(FileKpis.COMPLETENESS)) {
      return files.of(
          span,
          """
          SELECT customer_id, COUNT(*) AS contacts FROM showroom_call
           WHERE store_code = :store AND direction = 'INBOUND'
             AND called_at >= :from AND called_at < :to AND customer_id IS NOT NULL
           GROUP BY customer_id
          """);
    }
    String columns =
        kpi.equals(PICKED_UP)
            ? "COUNT(CASE WHEN in_time THEN 1 END) AS inTime, COUNT(*) AS inTime_of"
            : "COUNT(*) AS calls";
    return queries.tallies(
        span,
        by == KpiGrouping.PERSON ? "registered_by" : null,
        "SELECT {group} AS tally_group, "
            + columns
            + """
               FROM showroom_call
              WHERE store_code = :store AND direction = 'INBOUND'
                AND called_at >= :from AND called_at < :to
              GROUP BY tally_group
             """);
  }
}
