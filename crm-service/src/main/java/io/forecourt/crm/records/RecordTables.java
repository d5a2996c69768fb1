package io.forecourt.crm.records;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The tables that hold records of customers, as the schema tells: a column {@code customer_id} or
 * {@code …_customer_id} names the customer, {@code …_sealed} holds text under the customer's key,
 * and a table beside it is its child when a column names it. A table that a feature adds tomorrow
 * is merged, exported and kept in mind without anybody remembering to.
 */
@Component
class RecordTables {

  /**
   * @param key primary key without the columns that name customers
   * @param owners columns that name a customer
   * @param moments when something happened
   * @param projected filled from facts alone: a rebuild would take back what anybody else writes
   */
  record Table(
      String name,
      List<String> key,
      List<String> owners,
      List<String> columns,
      List<String> sealed,
      List<String> references,
      List<String> moments,
      boolean versioned,
      boolean inStore,
      boolean projected) {}

  private static final Pattern OWNER = Pattern.compile("(?:.+_)?customer_id");
  private static final Pattern DUE = Pattern.compile("(?:.*_)?(?:due|expires|returns|until)_at");
  private static final Pattern HASH = Pattern.compile("(?:.*_)?hash(?:_.*)?");

  private record Column(String table, String name, String type, @Nullable Integer keyPosition) {}

  private final ScopedQueries queries;
  private final ObjectProvider<Projection> projections;
  private volatile @Nullable Map<String, Table> known;

  RecordTables(ScopedQueries queries, ObjectProvider<Projection> projections) {
    this.queries = queries;
    this.projections = projections;
  }

  /** Those that name a customer, by name. */
  List<Table> ofCustomers() {
    return all().values().stream().filter(table -> !table.owners().isEmpty()).toList();
  }

  /** Tables that hold parts of this one's rows, with the column that says so. */
  Map<Table, String> children(Table parent) {
    if (parent.key().size() != 1 || !parent.key().getFirst().equals("id")) {
      return Map.of();
    }
    String whole = parent.name() + "_id";
    Set<String> names = Set.of(whole, whole.substring(whole.indexOf('_') + 1));
    Map<Table, String> children = new LinkedHashMap<>();
    for (Table table : all().values()) {
      if (table.owners().isEmpty()) {
        table.columns().stream()
            .filter(column -> !column.equals("id") && names.contains(column))
            .findFirst()
            .ifPresent(column -> children.put(table, column));
      }
    }
    return children;
  }

  Table named(String name) {
    Table table = all().get(name);
    if (table == null) {
      throw new IllegalStateException("no table " + name);
    }
    return table;
  }

  private Map<String, Table> all() {
    Map<String, Table> tables = known;
    if (tables == null) {
      tables = read();
      known = tables;
    }
    return tables;
  }

  private Map<String, Table> read() {
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    queries
        .unscoped(
            "the schema is the same for everybody",
            """
            SELECT c.table_name, c.column_name, c.data_type, k.ordinal_position AS key_position
              FROM information_schema.columns c
              JOIN information_schema.tables t
                ON t.table_schema = c.table_schema AND t.table_name = c.table_name
               AND t.table_type = 'BASE TABLE'
              LEFT JOIN information_schema.key_column_usage k
                ON k.table_schema = c.table_schema AND k.table_name = c.table_name
               AND k.column_name = c.column_name AND k.constraint_name = 'PRIMARY'
             WHERE c.table_schema = DATABASE()
               AND c.table_name NOT LIKE '%\\_\\_new' AND c.table_name NOT LIKE '%\\_\\_old'
             ORDER BY c.table_name, c.ordinal_position
            """)
        .query(
            (row, _) ->
                new Column(
                    row.getString("table_name"),
                    row.getString("column_name"),
                    row.getString("data_type"),
                    row.getObject("key_position") == null ? null : row.getInt("key_position")))
        .list()
        .forEach(
            column -> columns.computeIfAbsent(column.table(), _ -> new ArrayList<>()).add(column));
    Map<String, Table> tables = new LinkedHashMap<>();
    Set<String> projected =
        projections.stream().flatMap(one -> one.tables().stream()).collect(Collectors.toSet());
    columns.forEach(
        (name, found) -> tables.put(name, table(name, found, projected.contains(name))));
    return tables;
  }

  private static Table table(String name, List<Column> columns, boolean projected) {
    List<String> all = columns.stream().map(Column::name).toList();
    List<String> owners = all.stream().filter(column -> OWNER.matcher(column).matches()).toList();
    return new Table(
        name,
        columns.stream()
            .filter(column -> column.keyPosition() != null)
            .map(Column::name)
            .filter(column -> !owners.contains(column))
            .toList(),
        owners,
        all.stream().filter(column -> !HASH.matcher(column).matches()).toList(),
        all.stream().filter(column -> column.endsWith("_sealed")).toList(),
        all.stream().filter(column -> column.endsWith("_id") && !owners.contains(column)).toList(),
        columns.stream()
            .filter(column -> column.type().equalsIgnoreCase("datetime"))
            .map(Column::name)
            .filter(column -> column.endsWith("_at") && !DUE.matcher(column).matches())
            .toList(),
        all.contains("version"),
        all.contains("store_code"),
        projected);
  }
}
