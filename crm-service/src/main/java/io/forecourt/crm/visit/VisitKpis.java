package io.forecourt.crm.visit;

import io.forecourt.crm.customer.application.FileKpis;
import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiQueries;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Visitors, how soon they were received, and the files that were kept of them. */
@Component
class VisitKpis implements KpiSource {
  private static final String WALK_IN_TRAFFIC = "KPI-TRF-01";
  private static final String SERVICE_CUSTOMERS_LOST = "KPI-SAT-08";
  private static final String IMMEDIATE_RECEPTION = "KPI-FUP-05";

  private final KpiQueries queries;
  private final FileKpis files;

  VisitKpis(KpiQueries queries, FileKpis files) {
    this.queries = queries;
    this.files = files;
  }

  @Override
  public Set<String> kpis() {
    return Set.of(
        WALK_IN_TRAFFIC, IMMEDIATE_RECEPTION, SERVICE_CUSTOMERS_LOST, FileKpis.COMPLETENESS);
  }

  @Override
  public List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by) {
    return switch (kpi) {
      case WALK_IN_TRAFFIC -> traffic(span, by);
      case IMMEDIATE_RECEPTION -> reception(span, by);
      case SERVICE_CUSTOMERS_LOST -> serviceCustomersLost(span);
      default -> completeness(span);
    };
  }

  private List<Tally> traffic(KpiSpan span, KpiGrouping by) {
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
        SELECT {group} AS tally_group, COUNT(*) AS visits,
               COUNT(CASE WHEN NOT returning_visitor THEN 1 END) AS firstVisits,
               COUNT(CASE WHEN returning_visitor THEN 1 END) AS returnVisits
          FROM visit
         WHERE store_code = :store AND arrived_at >= :from AND arrived_at < :to
         GROUP BY tally_group
        """);
  }

  /** By the receptionist who registered the visit. */
  private List<Tally> reception(KpiSpan span, KpiGrouping by) {
    return queries.tallies(
        span,
        by == KpiGrouping.PERSON ? "registered_by" : null,
        """
        SELECT {group} AS tally_group,
               COUNT(CASE WHEN owner_id IS NOT NULL AND received_at < reception_due_at
                          THEN 1 END) AS inTime,
               COUNT(*) AS inTime_of
          FROM visit
         WHERE store_code = :store AND arrived_at >= :from AND arrived_at < :to
           AND kind = 'WALK_IN' AND lead_id IS NOT NULL
         GROUP BY tally_group
        """);
  }

  /** Of the owners who came for service in the year before, those who stayed away in this one. */
  private List<Tally> serviceCustomersLost(KpiSpan span) {
    var twoYears =
        new KpiSpan(span.store(), span.zone(), span.to().minusYears(2).plusDays(1), span.to());
    return queries.tallies(
        twoYears,
        null,
        """
        SELECT {group} AS tally_group, COUNT(CASE WHEN NOT again THEN 1 END) AS lost,
               COUNT(*) AS lost_of
          FROM (SELECT customer_id,
                       MAX(arrived_at >= DATE_SUB(:to, INTERVAL 12 MONTH)) AS again
                  FROM visit
                 WHERE store_code = :store AND arrived_at >= :from AND arrived_at < :to
                   AND reject_reason = 'SERVICE' AND customer_id IS NOT NULL
                 GROUP BY customer_id
                HAVING MIN(arrived_at) < DATE_SUB(:to, INTERVAL 12 MONTH)) owners
         GROUP BY tally_group
        """);
  }

  private List<Tally> completeness(KpiSpan span) {
    return files.of(
        span,
        """
        SELECT customer_id, COUNT(*) AS contacts FROM visit
         WHERE store_code = :store AND arrived_at >= :from AND arrived_at < :to
           AND customer_id IS NOT NULL
         GROUP BY customer_id
        """);
  }
}
