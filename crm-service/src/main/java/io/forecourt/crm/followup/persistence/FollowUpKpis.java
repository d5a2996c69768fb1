package io.forecourt.crm.followup.persistence;

import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiQueries;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * How well a store keeps what it owes its customers, by who owes it. What was missed counts against
 * whoever owed it then, whoever has it now, and stays missed when it is not owed any more.
 */
@Component
class FollowUpKpis implements KpiSource {
  private static final String DELIVERY_CALLS = "KPI-FUP-01";
  private static final String PLANNED_CONTACTS = "KPI-FUP-02";

  private static final String BY_PERSON =
      "CASE WHEN missed_at IS NULL OR {kept} THEN owner_id ELSE missed_by END";

  private final KpiQueries queries;

  FollowUpKpis(KpiQueries queries) {
    this.queries = queries;
  }

  @Override
  public Set<String> kpis() {
    return Set.of(DELIVERY_CALLS, PLANNED_CONTACTS);
  }

  @Override
  public List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by) {
    String kept =
        kpi.equals(DELIVERY_CALLS)
            ? "state = 'DONE' AND on_time"
            : "state = 'DONE' AND closed_at < :to";
    return queries.tallies(
        span,
        by == KpiGrouping.PERSON ? BY_PERSON.replace("{kept}", kept) : null,
        (kpi.equals(DELIVERY_CALLS)
                ? """
              SELECT {group} AS tally_group,
                     COUNT(CASE WHEN {kept} THEN 1 END) AS inTime,
                     COUNT(*) AS inTime_of
                FROM follow_up
               WHERE store_code = :store AND kind = 'THREE_DAY_CALL' AND {owed}
                 AND delivered_at >= :from AND delivered_at < :to
               GROUP BY tally_group
              """
                : """
              SELECT {group} AS tally_group,
                     COUNT(CASE WHEN {kept} THEN 1 END) AS completed,
                     COUNT(*) AS completed_of
                FROM follow_up
               WHERE store_code = :store AND kind <> 'RECEPTION' AND {owed}
                 AND due_at >= :from AND due_at < :to
               GROUP BY tally_group
              """)
            .replace("{kept}", kept)
            .replace("{owed}", FollowUpFigures.OWED));
  }
}
