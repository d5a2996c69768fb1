package io.forecourt.platform.web;

import io.forecourt.platform.access.ScopedQueries;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Pages by key. The optimisers of MySQL and MariaDB turn {@code a > x OR (a = x AND id > y)} into
 * two index ranges, but look at both in every index that could serve them: that costs more than
 * reading the page. {@code a >= x} is one range; of the rows at its beginning those up to the id
 * are skipped, fewer than a page. Only where all rows of the page before had the value {@code x}
 * there may be more, and the two ranges are asked for. The row constructor {@code (a, id) > (x, y)}
 * is no range to either.
 */
final class KeysetQueries implements Keyset {

  private static final String SORT = "page_sort_";
  private static final String ID = "page_id_";

  private final ScopedQueries queries;
  private final Cursors cursors;

  KeysetQueries(ScopedQueries queries, Cursors cursors) {
    this.queries = queries;
    this.cursors = cursors;
  }

  private record Row<T>(T item, @Nullable String value, String id) {}

  @Override
  public <T> Page<T> page(
      String action,
      String sql,
      Map<String, ?> parameters,
      ListRequest request,
      Map<String, String> columns,
      String idColumn,
      RowMapper<T> row) {
    String column = columns.get(request.sort());
    if (column == null) {
      throw new IllegalArgumentException("no column for sort " + request.sort());
    }
    ListRequest.Cursor after = request.after();
    StatementSpec statement =
        queries
            .sql(action, statement(sql, column, idColumn, request.descending(), after))
            .params(parameters)
            .param("pageLimit_", request.limit() + 1);
    if (after != null) {
      statement = statement.param("pageId_", after.id());
      if (!column.equals(idColumn)) {
        statement = statement.param("pageSort_", typed(after.value()));
      }
    }
    List<Row<T>> rows =
        statement
            .query(
                (found, number) ->
                    new Row<>(row.mapRow(found, number), tagged(found), found.getString(ID)))
            .list();
    boolean more = rows.size() > request.limit();
    List<Row<T>> shown = more ? rows.subList(0, request.limit()) : rows;
    return new Page<>(shown.stream().map(Row::item).toList(), more ? next(shown, request) : null);
  }

  private <T> String next(List<Row<T>> shown, ListRequest request) {
    Row<T> last = shown.getLast();
    if (last.value() == null) {
      throw new IllegalStateException("sort " + request.sort() + " met NULL: sort by NOT NULL");
    }
    boolean ties = last.value().equals(shown.getFirst().value());
    return cursors.write(new ListRequest.Cursor(last.value(), last.id(), ties), request);
  }

  static String statement(
      String sql,
      String column,
      String idColumn,
      boolean descending,
      ListRequest.@Nullable Cursor after) {
    int from = topLevelFrom(sql);
    String direction = descending ? " DESC" : "";
    String beyond = descending ? " < " : " > ";
    boolean byId = column.equals(idColumn);
    StringBuilder page = new StringBuilder(sql.stripTrailing());
    page.insert(from, ", " + column + " AS " + SORT + ", " + idColumn + " AS " + ID + " ");
    if (after != null) {
      page.append(" AND ").append(beyond(column, idColumn, beyond, byId, after.amongTies()));
    }
    page.append(" ORDER BY ");
    if (!byId) {
      page.append(column).append(direction).append(", ");
    }
    page.append(idColumn).append(direction).append(" LIMIT :pageLimit_");
    return page.toString();
  }

  private static String beyond(
      String column, String idColumn, String beyond, boolean byId, boolean amongTies) {
    String further = idColumn + beyond + ":pageId_";
    if (byId) {
      return further;
    }
    return amongTies
        ? "(%1$s%2$s:pageSort_ OR (%1$s = :pageSort_ AND %3$s))".formatted(column, beyond, further)
        : "%1$s %2$s= :pageSort_ AND IF(%1$s = :pageSort_, %3$s, TRUE)"
            .formatted(column, beyond.strip(), further);
  }

  /** Where FROM of the outermost SELECT begins. */
  private static int topLevelFrom(String sql) {
    String upper = sql.toUpperCase(Locale.ROOT);
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < upper.length(); i++) {
      char c = upper.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')') {
        depth--;
      } else if (!quoted && depth == 0 && c == 'F' && isWord(upper, i, "FROM")) {
        return i;
      }
    }
    throw new IllegalArgumentException("no FROM in the list query");
  }

  private static boolean isWord(String text, int at, String word) {
    int end = at + word.length();
    return text.startsWith(word, at)
        && at > 0
        && Character.isWhitespace(text.charAt(at - 1))
        && end < text.length()
        && Character.isWhitespace(text.charAt(end));
  }

  /** The sort value with its kind, so that it is compared as what it is. */
  private static @Nullable String tagged(ResultSet row) throws SQLException {
    Object value = row.getObject(SORT);
    return switch (value) {
      case null -> null;
      case java.sql.Timestamp _ -> "t" + row.getObject(SORT, LocalDateTime.class);
      case LocalDateTime time -> "t" + time;
      case java.sql.Date _ -> "d" + row.getObject(SORT, LocalDate.class);
      case LocalDate date -> "d" + date;
      case Number number -> "n" + new BigDecimal(number.toString()).toPlainString();
      default -> "s" + value;
    };
  }

  private static Object typed(String tagged) {
    String text = tagged.substring(1);
    return switch (tagged.charAt(0)) {
      case 't' -> LocalDateTime.parse(text);
      case 'd' -> LocalDate.parse(text);
      case 'n' -> new BigDecimal(text);
      default -> text;
    };
  }
}
