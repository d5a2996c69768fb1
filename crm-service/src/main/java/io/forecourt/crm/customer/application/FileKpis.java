package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.FileQuality;
import io.forecourt.crm.kpi.KpiGrouping;
import io.forecourt.crm.kpi.KpiSource;
import io.forecourt.crm.kpi.KpiSpan;
import io.forecourt.crm.kpi.Tally;
import io.forecourt.platform.access.ScopedQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/**
 * How many contacts are with customers whose file is complete. Here the deliveries are counted;
 * whoever keeps other contacts counts them with {@link #of}. A contact with nobody in particular is
 * left out.
 */
@Component
public class FileKpis implements KpiSource {
  public static final String COMPLETENESS = "KPI-FUP-04";
  private static final String MEASURE = "complete";

  private final FileQuality files;
  private final ScopedQueries queries;

  FileKpis(FileQuality files, ScopedQueries queries) {
    this.files = files;
    this.queries = queries;
  }

  @Override
  public Set<String> kpis() {
    return Set.of(COMPLETENESS);
  }

  @Override
  public List<Tally> tallies(String kpi, KpiSpan span, KpiGrouping by) {
    return of(
        span,
        """
        SELECT customer_id, COUNT(*) AS contacts FROM customer_purchase
         WHERE store_code = :store AND delivered_at >= :from AND delivered_at < :to
         GROUP BY customer_id
        """);
  }

  /**
   * @param sql {@code customer_id} and the number of {@code contacts} of each customer, with the
   *     parameters {@code store}, {@code from} and {@code to}
   */
  public List<Tally> of(KpiSpan span, String sql) {
    Map<String, Long> contacts = new HashMap<>();
    queries
        .unscoped("a figure of a store counts everybody's contacts", sql)
        .param("store", span.store())
        .param("from", span.begins())
        .param("to", span.ends())
        .query(
            (RowCallbackHandler)
                row -> contacts.put(row.getString("customer_id"), row.getLong("contacts")));
    Set<String> complete = files.completeAmong(span.store(), contacts.keySet());
    long all = contacts.values().stream().mapToLong(Long::longValue).sum();
    long good = complete.stream().mapToLong(id -> contacts.getOrDefault(id, 0L)).sum();
    return all == 0 ? List.of() : List.of(Tally.of(MEASURE, "", good, all));
  }
}
