package io.forecourt.crm.enquiry;

import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiQueries;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Questions and calls for rescue, and those of them that were answered before their limit. */
@Component
class EnquiryKpis implements KpiSource {
  private static final String RECEIVED = "CRM-ENQ-01";
  private static final String ANSWERED = "CRM-ENQ-02";

  private final KpiQueries queries;

  EnquiryKpis(KpiQueries queries) {
    this.queries = queries;
  }

  @Override
  public Set<String> kpis() {
    return Set.of(RECEIVED, ANSWERED);
  }

  @Override
  public List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by) {
    String group =
        switch (by) {
          case PERSON -> "owner_id";
          case SOURCE -> "channel";
          case STORE, POST, CAMPAIGN -> null;
        };
    String columns =
        kpi.equals(RECEIVED)
            ? "COUNT(CASE WHEN NOT rescue THEN 1 END) AS questions,"
                + " COUNT(CASE WHEN rescue THEN 1 END) AS rescues"
            : "COUNT(CASE WHEN closed_at < due_at THEN 1 END) AS inTime, COUNT(*) AS inTime_of";
    return queries.tallies(
        span,
        group,
        "SELECT {group} AS tally_group, "
            + columns
            + """
               FROM enquiry
              WHERE store_code = :store AND received_at >= :from AND received_at < :to
              GROUP BY tally_group
             """);
  }
}
