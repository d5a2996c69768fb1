package io.forecourt.platform.web;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a list with the filters that were sent: what is null filters nothing.
 *
 * <pre>{@code
 * ListQuery.of("SELECT v.* FROM visit v WHERE {scope:v.store_code,v.owner_id}")
 *     .and("v.owner_id = :consultant", consultant)
 *     .either(waiting, "v.received_at IS NULL", "v.received_at IS NOT NULL")
 * }</pre>
 */
public final class ListQuery {
  private static final Pattern PARAMETER = Pattern.compile(":([A-Za-z][A-Za-z0-9]*)");
  private static final String AND = " AND ";

  private final StringBuilder sql;
  private final Map<String, Object> parameters = new HashMap<>();

  private ListQuery(String sql) {
    this.sql = new StringBuilder(sql);
  }

  /**
   * @param sql up to and including its WHERE, as {@link Keyset} wants it
   */
  public static ListQuery of(String sql) {
    return new ListQuery(sql);
  }

  /**
   * @param predicate with one parameter
   * @param value of the parameter; of an enum its name
   */
  public ListQuery and(String predicate, @Nullable Object value) {
    if (value != null) {
      Matcher named = PARAMETER.matcher(predicate);
      if (!named.find()) {
        throw new IllegalArgumentException("no parameter in " + predicate);
      }
      sql.append(AND).append(predicate);
      parameters.put(named.group(1), value instanceof Enum<?> constant ? constant.name() : value);
    }
    return this;
  }

  /** One predicate for true, another for false. */
  public ListQuery either(@Nullable Boolean choice, String yes, String no) {
    if (choice != null) {
      sql.append(AND).append(choice ? yes : no);
    }
    return this;
  }

  String sql() {
    return sql.toString();
  }

  Map<String, Object> parameters() {
    return parameters;
  }
}
