package io.forecourt.crm.records;

import io.forecourt.crm.records.RecordTables.Table;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.personal.PersonalVault;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What this service holds of a customer, in all its tables at once: moved when two customers turn
 * out to be one, handed to the person who asks for a copy, and looked through for the last contact.
 */
@Component
public class CustomerRecords {
  private static final String WHY = "everything of one customer, wherever it was written";

  /** What says who the customer is; a merge leaves it with the one who was absorbed. */
  private static final Set<String> IDENTITY =
      Set.of(
          "consent",
          "customer_bond",
          "customer_mobile",
          "customer_search_key",
          "disclosure",
          "erasure_request");

  /** What the dealership did with the file, not the customer. */
  private static final Set<String> HOUSEKEEPING =
      Set.of(
          "customer_bond",
          "customer_export",
          "customer_mobile",
          "customer_search_key",
          "disclosure",
          "erasure_request",
          "hand_over");

  private static final String PERSON = "customer";

  /** Where a row says whose key seals its texts. */
  private static final String KEY_OF = "key_of";

  /** Searched by, but no fact about the person. */
  private static final Set<String> INDEXES = Set.of("customer_mobile", "customer_search_key");

  /**
   * A row that names a customer.
   *
   * @param column the column that does
   * @param key the other columns of the primary key
   */
  public record Row(String table, String column, Map<String, String> key) {
    public Row {
      key = Map.copyOf(key);
    }
  }

  /**
   * A sealed text of a row, or of a part of it in a table beside.
   *
   * @param owner the column that names the customer with the customer; empty in a part
   */
  public record SealedText(
      String table,
      String column,
      Map<String, String> key,
      Map<String, String> owner,
      String text) {
    public SealedText {
      key = Map.copyOf(key);
      owner = Map.copyOf(owner);
    }
  }

  private final RecordTables tables;
  private final SealedNames names;
  private final ScopedQueries queries;

  CustomerRecords(RecordTables tables, PersonalVault vault, ScopedQueries queries) {
    this.tables = tables;
    this.names = new SealedNames(vault);
    this.queries = queries;
  }

  /** Every row that names the customer and would follow a merge. */
  public Set<Row> rowsOf(String customerId) {
    Set<Row> rows = new LinkedHashSet<>();
    for (Table table : movable()) {
      for (String owner : table.owners()) {
        keys(table, "`" + owner + "` = :value", customerId)
            .forEach(key -> rows.add(new Row(table.name(), owner, key)));
      }
    }
    return rows;
  }

  /** Rows of the customer that stand on one of these: a contact owed for a lead, for example. */
  public Set<Row> standingOn(Collection<Row> rows, String customerId) {
    Set<String> ids =
        rows.stream()
            .filter(row -> row.key().size() == 1)
            .flatMap(row -> row.key().values().stream())
            .collect(Collectors.toSet());
    Set<Row> found = new LinkedHashSet<>();
    if (ids.isEmpty()) {
      return found;
    }
    for (Table table : movable()) {
      if (table.owners().size() > 1) {
        continue; // which of the two it stands on for cannot be told
      }
      for (String owner : table.owners()) {
        for (String reference : table.references()) {
          statement(
                  "SELECT %s FROM `%s` WHERE `%s` = :customer AND `%s` IN (:ids)"
                      .formatted(keyList(table), table.name(), owner, reference))
              .param("customer", customerId)
              .param("ids", ids)
              .query((row, _) -> key(table, row))
              .list()
              .forEach(key -> found.add(new Row(table.name(), owner, key)));
        }
      }
    }
    return found;
  }

  /**
   * Lets the row name another customer.
   *
   * @return false when it does not name the first one (any more), or the other has such a row
   */
  public boolean move(Row row, String from, String to) {
    Table table = tables.named(row.table());
    String sql =
        "UPDATE `%s` SET `%s` = :to%s WHERE `%s` = :from%s"
            .formatted(
                table.name(),
                row.column(),
                table.versioned() ? ", version = version + 1" : "",
                row.column(),
                keyPredicate(row.key()));
    try {
      return keyed(statement(sql), row.key()).param("to", to).param("from", from).update() > 0;
    } catch (DuplicateKeyException oneOfEach) {
      return false;
    }
  }

  /**
   * The sealed texts of a row of the customer and of its parts; not those of a row that says itself
   * whose key seals them.
   */
  public List<SealedText> sealedTexts(Row row, String customerId) {
    Table table = tables.named(row.table());
    if (table.columns().contains(KEY_OF)) {
      return List.of();
    }
    Map<String, String> owner = Map.of(row.column(), customerId);
    List<SealedText> texts = new ArrayList<>(texts(table, row.key(), owner));
    String id = row.key().get("id");
    if (id != null) {
      tables
          .children(table)
          .forEach(
              (child, reference) -> texts.addAll(texts(child, Map.of(reference, id), Map.of())));
    }
    return texts;
  }

  /** The text under the other customer's key; empty when it is not under the first one's. */
  public Optional<String> resealed(SealedText text, String from, String to) {
    return names.reseal(text.column(), text.text(), from, to);
  }

  /** Puts another sealed text in the place of this one. */
  public void replace(SealedText place, String text) {
    Table table = tables.named(place.table());
    Map<String, String> key = new LinkedHashMap<>(place.key());
    key.putAll(place.owner());
    keyed(
            statement(
                "UPDATE `%s` SET `%s` = :text%s WHERE `%s` = :before%s"
                    .formatted(
                        table.name(),
                        place.column(),
                        table.versioned() ? ", version = version + 1" : "",
                        place.column(),
                        keyPredicate(key))),
            key)
        .param("text", text)
        .param("before", place.text())
        .update();
  }

  /** Stores in which something is noted of the customer. */
  public SortedSet<String> storesOf(String customerId) {
    SortedSet<String> stores = new TreeSet<>();
    for (Table table : movable()) {
      if (table.inStore()) {
        for (String owner : table.owners()) {
          stores.addAll(
              statement(
                      "SELECT DISTINCT store_code FROM `%s` WHERE `%s` = :customer"
                          .formatted(table.name(), owner))
                  .param("customer", customerId)
                  .query(String.class)
                  .list());
        }
      }
    }
    return stores;
  }

  /** When something last happened between the dealership and the customer. */
  public Optional<Instant> lastTouch(Collection<String> customerIds, Instant now) {
    List<String> moments = new ArrayList<>();
    for (Table table : tables.ofCustomers()) {
      if (!HOUSEKEEPING.contains(table.name())) {
        for (String moment : table.moments()) {
          moments.add(
              "SELECT MAX(`%2$s`) AS at FROM `%1$s` WHERE `%3$s` IN (:customers) AND `%2$s` <= :now"
                  .formatted(table.name(), moment, table.owners().getFirst()));
        }
      }
    }
    return statement("SELECT MAX(at) FROM (" + String.join(" UNION ALL ", moments) + ") moments")
        .param("customers", customerIds)
        .param("now", now)
        .query(LocalDateTime.class)
        .optional()
        .map(at -> at.toInstant(ZoneOffset.UTC));
  }

  /**
   * Everything that is noted of the customer, in clear, by table; parts stand inside their rows.
   *
   * @param customerIds the customer and those who stand behind
   */
  @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
  public Map<String, List<Map<String, Object>>> inClear(Collection<String> customerIds) {
    Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
    all.put(PERSON, clear(tables.named(PERSON), "id", customerIds, customerIds));
    for (Table table : tables.ofCustomers()) {
      if (INDEXES.contains(table.name())) {
        continue;
      }
      List<Map<String, Object>> rows = new ArrayList<>();
      for (String owner : table.owners()) {
        for (Map<String, Object> row : clear(table, owner, customerIds, customerIds)) {
          Object id = row.get("id");
          if (id != null) {
            tables
                .children(table)
                .forEach(
                    (child, reference) -> {
                      var parts = clear(child, reference, List.of(id.toString()), customerIds);
                      if (!parts.isEmpty()) {
                        row.put(child.name(), parts);
                      }
                    });
          }
          rows.add(row);
        }
      }
      if (!rows.isEmpty()) {
        all.put(table.name(), rows);
      }
    }
    return all;
  }

  private List<Map<String, Object>> clear(
      Table table, String column, Collection<String> values, Collection<String> customerIds) {
    return statement("SELECT * FROM `%s` WHERE `%s` IN (:values)".formatted(table.name(), column))
        .param("values", values)
        .query(
            (found, _) -> {
              Map<String, Object> row = new LinkedHashMap<>();
              for (String name : table.columns()) {
                Object value = found.getObject(name);
                if (value == null || name.equals("version") || name.equals("document_sealed")) {
                  continue;
                }
                if (table.sealed().contains(name)) {
                  names
                      .open(name, value.toString(), customerIds)
                      .ifPresent(text -> row.put(SealedNames.plain(name), text));
                } else {
                  row.put(name, plain(value));
                }
              }
              return row;
            })
        .list();
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Boolean flag -> flag;
      case Number number -> number;
      case java.sql.Timestamp at -> at.toLocalDateTime().toInstant(ZoneOffset.UTC).toString();
      case LocalDateTime at -> at.toInstant(ZoneOffset.UTC).toString();
      default -> value.toString();
    };
  }

  private List<Table> movable() {
    return tables.ofCustomers().stream()
        .filter(table -> !IDENTITY.contains(table.name()) && !table.projected())
        .toList();
  }

  private List<Map<String, String>> keys(Table table, String predicate, String value) {
    return statement(
            "SELECT %s FROM `%s` WHERE %s".formatted(keyList(table), table.name(), predicate))
        .param("value", value)
        .query((row, _) -> key(table, row))
        .list();
  }

  private List<SealedText> texts(
      Table table, Map<String, String> where, Map<String, String> owner) {
    Map<String, String> all = new LinkedHashMap<>(where);
    all.putAll(owner);
    List<SealedText> texts = new ArrayList<>();
    for (String column : table.sealed()) {
      keyed(
              statement(
                  "SELECT %s, `%s` AS sealed_text FROM `%s` WHERE `%s` IS NOT NULL%s"
                      .formatted(keyList(table), column, table.name(), column, keyPredicate(all))),
              all)
          .query(
              (row, _) ->
                  new SealedText(
                      table.name(), column, key(table, row), owner, row.getString("sealed_text")))
          .list()
          .forEach(texts::add);
    }
    return texts;
  }

  private static String keyList(Table table) {
    return table.key().isEmpty()
        ? "1"
        : table.key().stream().map(column -> "`" + column + "`").collect(Collectors.joining(", "));
  }

  private static Map<String, String> key(Table table, java.sql.ResultSet row)
      throws java.sql.SQLException {
    Map<String, String> key = new LinkedHashMap<>();
    for (String column : table.key()) {
      key.put(column, row.getString(column));
    }
    return key;
  }

  private static String keyPredicate(Map<String, String> key) {
    return key.keySet().stream()
        .sorted()
        .map(column -> " AND `" + column + "` = :key_" + column)
        .collect(Collectors.joining());
  }

  private static StatementSpec keyed(StatementSpec statement, Map<String, String> key) {
    StatementSpec bound = statement;
    for (Map.Entry<String, String> part : key.entrySet()) {
      bound = bound.param("key_" + part.getKey(), part.getValue());
    }
    return bound;
  }

  private StatementSpec statement(String sql) {
    return queries.unscoped(WHY, sql);
  }
}
