package io.forecourt.platform.web;

import io.forecourt.platform.access.ScopedQueries;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;

/** Runs a list query one page at a time, continuing after a key: cost does not grow with depth. */
public interface Keyset {

  /**
   * @param sql a {@link ScopedQueries} statement up to and including its WHERE; the key predicate,
   *     ORDER BY and LIMIT are appended
   * @param columns sort name → SQL expression, each served by an index together with the id
   * @param idColumn unique column that breaks ties
   */
  <T> Page<T> page(
      String action,
      String sql,
      Map<String, ?> parameters,
      ListRequest request,
      Map<String, String> columns,
      String idColumn,
      RowMapper<T> row);

  /** As above, with the filters that were sent. */
  default <T> Page<T> page(
      String action,
      ListQuery query,
      ListRequest request,
      Map<String, String> columns,
      String idColumn,
      RowMapper<T> row) {
    return page(action, query.sql(), query.parameters(), request, columns, idColumn, row);
  }
}
