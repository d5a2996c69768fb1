package io.forecourt.crm.kpi;

import io.forecourt.platform.access.ScopedQueries;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts key figures with one statement. Each column is a measure, a column {@code x_of} the
 * denominator of {@code x}:
 *
 * <pre>{@code
 * SELECT {group} AS tally_group, SUM(on_time) AS rate, COUNT(*) AS rate_of FROM follow_up
 *  WHERE store_code = :store AND due_at >= :from AND due_at < :to GROUP BY tally_group
 * }</pre>
 */
@Component
public class KpiQueries {
  private static final String WHY = "a figure of a store counts everybody's work";
  private static final String GROUP = "tally_group";
  private static final String DENOMINATOR = "_of";

  private final ScopedQueries queries;

  KpiQueries(ScopedQueries queries) {
    this.queries = queries;
  }

  /**
   * @param group SQL expression of the group; null counts the store as a whole
   * @param sql with the parameters {@code store}, {@code from} and {@code to}, and {@code {group}}
   */
  public List<Tally> tallies(KpiSpan span, @Nullable String group, String sql) {
    String column = group == null ? "''" : "COALESCE(" + group + ", '')";
    return queries
        .unscoped(WHY, sql.replace("{group}", column))
        .param("store", span.store())
        .param("from", span.begins())
        .param("to", span.ends())
        .query((row, _) -> row(row))
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<Tally> row(ResultSet row) throws SQLException {
    String group = row.getString(GROUP);
    Map<String, BigDecimal> numbers = new LinkedHashMap<>();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String label = columns.getColumnLabel(i);
      if (!label.equals(GROUP)) {
        numbers.put(label, Objects.requireNonNullElse(row.getBigDecimal(i), BigDecimal.ZERO));
      }
    }
    return numbers.entrySet().stream()
        .filter(each -> !each.getKey().endsWith(DENOMINATOR))
        .map(
            each ->
                new Tally(
                    each.getKey(),
                    group,
                    each.getValue(),
                    numbers.getOrDefault(each.getKey() + DENOMINATOR, BigDecimal.ZERO)))
        .toList();
  }
}
