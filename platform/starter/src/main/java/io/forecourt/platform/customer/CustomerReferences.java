package io.forecourt.platform.customer;

import io.forecourt.platform.event.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets every row that names a customer follow when crm merges two customers, and go back when it
 * separates them. The tables are found in the schema: a column {@code customer_id} names the
 * customer. Rows of projections are left to them.
 */
public class CustomerReferences {

  private static final String COLUMN = "customer_id";
  private static final TypeReference<TreeMap<String, String>> KEY = new TypeReference<>() {};

  /**
   * @param key columns of its primary key
   * @param versioned whether a change of a row raises its version
   */
  private record Table(String name, List<String> key, boolean versioned) {}

  private record Moved(String table, String key) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Supplier<Stream<Projection>> projections;
  private volatile @Nullable List<Table> known;

  CustomerReferences(JdbcClient jdbc, JsonMapper json, Supplier<Stream<Projection>> projections) {
    this.jdbc = jdbc;
    this.json = json;
    this.projections = projections;
  }

  /**
   * After a row was written for a customer whom a fact named: the fact may be older than a merge.
   */
  @Transactional
  public void follow(String customerId) {
    String from = customerId;
    Optional<String> into = survivorOf(from);
    while (into.isPresent()) {
      move(from, into.get());
      from = into.get();
      into = survivorOf(from);
    }
  }

  /**
   * @return false if something newer about the customer is known
   */
  boolean merged(String customerId, String survivorId, long sequence) {
    if (!isNews(customerId, sequence)) {
      return false;
    }
    note(customerId, survivorId, sequence);
    follow(customerId);
    return true;
  }

  /**
   * @return false if something newer about the customer is known
   */
  boolean separated(String customerId, long sequence) {
    if (!isNews(customerId, sequence)) {
      return false;
    }
    note(customerId, null, sequence);
    Map<String, Table> tables =
        tables().stream().collect(Collectors.toMap(Table::name, table -> table));
    for (Moved row : movedOf(customerId)) {
      Table table = tables.get(row.table());
      if (table != null) {
        rename(table, json.readValue(row.key(), KEY), customerId);
      }
    }
    jdbc.sql("DELETE FROM customer_alias_row WHERE merged_id = :merged")
        .param("merged", customerId)
        .update();
    return true;
  }

  private void move(String from, String into) {
    for (Table table : tables()) {
      for (Map<String, String> key : rowsOf(table, from)) {
        if (rename(table, key, into)) {
          jdbc.sql(
                  """
                  INSERT INTO customer_alias_row (merged_id, table_name, row_key)
                  VALUES (:merged, :table, :key)
                  ON DUPLICATE KEY UPDATE row_key = row_key
                  """)
              .param("merged", from)
              .param("table", table.name())
              .param("key", json.writeValueAsString(key))
              .update();
        }
      }
    }
  }

  /** A row of which the other customer has one already, by a unique key, stays where it is. */
  private boolean rename(Table table, Map<String, String> key, String customerId) {
    String where =
        table.key().stream()
            .map(column -> column + " = :" + column)
            .collect(Collectors.joining(" AND "));
    String version = table.versioned() ? ", version = version + 1" : "";
    try {
      return jdbc.sql(
                  "UPDATE %s SET %s = :customer%s WHERE %s"
                      .formatted(table.name(), COLUMN, version, where))
              .param("customer", customerId)
              .params(key)
              .update()
          > 0;
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  private List<Map<String, String>> rowsOf(Table table, String customerId) {
    return jdbc.sql(
            "SELECT %s FROM %s WHERE %s = :customer FOR UPDATE"
                .formatted(String.join(", ", table.key()), table.name(), COLUMN))
        .param("customer", customerId)
        .query(
            (row, _) -> {
              Map<String, String> key = new TreeMap<>();
              for (String column : table.key()) {
                key.put(column, row.getString(column));
              }
              return key;
            })
        .list();
  }

  private Optional<String> survivorOf(String customerId) {
    return jdbc.sql(
            "SELECT into_id FROM customer_alias WHERE merged_id = :id AND into_id IS NOT NULL")
        .param("id", customerId)
        .query(String.class)
        .optional();
  }

  private boolean isNews(String customerId, long sequence) {
    return jdbc.sql("SELECT sequence FROM customer_alias WHERE merged_id = :id FOR UPDATE")
        .param("id", customerId)
        .query(Long.class)
        .optional()
        .filter(last -> last >= sequence)
        .isEmpty();
  }

  private void note(String customerId, @Nullable String survivorId, long sequence) {
    jdbc.sql(
            """
            INSERT INTO customer_alias (merged_id, into_id, sequence) VALUES (:id, :into, :sequence)
            ON DUPLICATE KEY UPDATE into_id = :into, sequence = :sequence
            """)
        .param("id", customerId)
        .param("into", survivorId)
        .param("sequence", sequence)
        .update();
  }

  private List<Moved> movedOf(String customerId) {
    return jdbc.sql("SELECT table_name, row_key FROM customer_alias_row WHERE merged_id = :id")
        .param("id", customerId)
        .query((row, _) -> new Moved(row.getString("table_name"), row.getString("row_key")))
        .list();
  }

  private List<Table> tables() {
    List<Table> tables = known;
    if (tables == null) {
      tables = read();
      known = tables;
    }
    return tables;
  }

  private List<Table> read() {
    Set<String> projected =
        projections
            .get()
            .flatMap(projection -> projection.tables().stream())
            .collect(Collectors.toSet());
    Map<String, List<String>> keys = new LinkedHashMap<>();
    Map<String, Boolean> versioned = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT c.table_name AS place, c.column_name AS name, c.column_key = 'PRI' AS in_key
              FROM information_schema.columns c
              JOIN information_schema.columns owner
                ON owner.table_schema = c.table_schema AND owner.table_name = c.table_name
               AND owner.column_name = 'customer_id' AND owner.column_key <> 'PRI'
              JOIN information_schema.tables t
                ON t.table_schema = c.table_schema AND t.table_name = c.table_name
               AND t.table_type = 'BASE TABLE'
             WHERE c.table_schema = DATABASE()
             ORDER BY c.table_name, c.ordinal_position
            """)
        .query(
            row -> {
              String table = row.getString("place");
              if (row.getBoolean("in_key")) {
                keys.computeIfAbsent(table, _ -> new ArrayList<>()).add(row.getString("name"));
              }
              versioned.merge(table, row.getString("name").equals("version"), Boolean::logicalOr);
            });
    return keys.entrySet().stream()
        .filter(table -> !projected.contains(table.getKey()))
        .map(
            table ->
                new Table(
                    table.getKey(),
                    List.copyOf(table.getValue()),
                    versioned.getOrDefault(table.getKey(), false)))
        .toList();
  }
}
