package io.forecourt.crm.merge;

import io.forecourt.crm.records.CustomerRecords.Row;
import io.forecourt.crm.records.CustomerRecords.SealedText;
import io.forecourt.platform.access.ScopedQueries;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What an undo needs to know of a merge: which rows moved, and what was changed on the way. */
@Component
class MergeLog {
  private static final String WHY = "the log of a merge, read and written with it";
  private static final String FOLLOWS = "FOLLOWS";
  private static final String STAYS = "STAYS";
  private static final String BOND = "customer_bond";
  private static final String MEMENTO = "memento";
  private static final TypeReference<TreeMap<String, String>> KEY = new TypeReference<>() {};

  private record Entry(
      String table,
      String column,
      Map<String, String> key,
      @Nullable String before,
      @Nullable String after) {}

  /**
   * What the survivor's bond with a store got from the absorbed customer.
   *
   * @param fresh whether the store was unknown before
   * @param owner the consultant who serves there
   */
  record BondGot(String store, boolean fresh, @Nullable String owner) {}

  private final ScopedQueries queries;
  private final JsonMapper json;

  MergeLog(ScopedQueries queries, JsonMapper json) {
    this.queries = queries;
    this.json = json;
  }

  /** These rows go back with the absorbed customer. */
  void follows(String mergeId, Collection<Row> rows) {
    rows.forEach(row -> append(mergeId, row.table(), row.column(), row.key(), FOLLOWS, null));
  }

  /** These rows are the survivor's own, whatever they stand on. */
  void stays(String mergeId, Collection<Row> rows) {
    rows.forEach(row -> append(mergeId, row.table(), row.column(), row.key(), STAYS, null));
  }

  void resealed(String mergeId, SealedText text, String after) {
    append(mergeId, text.table(), text.column(), text.key(), text.text(), after);
  }

  void bond(String mergeId, BondGot got) {
    append(
        mergeId,
        BOND,
        "owner_id",
        Map.of("store_code", got.store()),
        got.fresh() ? "FRESH" : "OWNER",
        got.owner());
  }

  void memento(String mergeId, String participant, @Nullable String memento) {
    append(mergeId, MEMENTO, participant, Map.of(), memento, null);
  }

  Set<Row> followers(String mergeId) {
    return rows(mergeId, FOLLOWS);
  }

  Set<Row> staying(String mergeId) {
    return rows(mergeId, STAYS);
  }

  /** The text as it was before the merge, unless it was changed since. */
  Optional<String> textBefore(String mergeId, SealedText now) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT before_text FROM customer_merge_row
             WHERE merge_id = :merge AND table_name = :table AND column_name = :column
               AND row_key = :key AND after_text = :now
            """)
        .param("merge", mergeId)
        .param("table", now.table())
        .param("column", now.column())
        .param("key", write(now.key()))
        .param("now", now.text())
        .query(String.class)
        .optional();
  }

  List<BondGot> bonds(String mergeId) {
    return entries(mergeId).stream()
        .filter(entry -> entry.table().equals(BOND))
        .map(
            entry ->
                new BondGot(
                    entry.key().getOrDefault("store_code", ""),
                    "FRESH".equals(entry.before()),
                    entry.after()))
        .toList();
  }

  @Nullable String mementoOf(String mergeId, String participant) {
    return entries(mergeId).stream()
        .filter(entry -> entry.table().equals(MEMENTO) && entry.column().equals(participant))
        .map(Entry::before)
        .findFirst()
        .orElse(null);
  }

  /** Nobody can ask for an undo any more. */
  void forget(String mergeId) {
    queries
        .unscoped(WHY, "DELETE FROM customer_merge_row WHERE merge_id = :merge")
        .param("merge", mergeId)
        .update();
  }

  private Set<Row> rows(String mergeId, String mark) {
    Set<Row> rows = new LinkedHashSet<>();
    entries(mergeId).stream()
        .filter(entry -> mark.equals(entry.before()))
        .forEach(entry -> rows.add(new Row(entry.table(), entry.column(), entry.key())));
    return rows;
  }

  private List<Entry> entries(String mergeId) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT table_name, column_name, row_key, before_text, after_text
              FROM customer_merge_row WHERE merge_id = :merge ORDER BY position
            """)
        .param("merge", mergeId)
        .query(
            (row, _) ->
                new Entry(
                    row.getString("table_name"),
                    row.getString("column_name"),
                    json.readValue(row.getString("row_key"), KEY),
                    row.getString("before_text"),
                    row.getString("after_text")))
        .list();
  }

  private void append(
      String mergeId,
      String table,
      String column,
      Map<String, String> key,
      @Nullable String before,
      @Nullable String after) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO customer_merge_row
              (merge_id, position, table_name, column_name, row_key, before_text, after_text)
            SELECT :merge, COALESCE(MAX(position), 0) + 1, :table, :column, :key, :before, :after
              FROM customer_merge_row WHERE merge_id = :merge
            """)
        .param("merge", mergeId)
        .param("table", table)
        .param("column", column)
        .param("key", write(key))
        .param("before", before)
        .param("after", after)
        .update();
  }

  private String write(Map<String, String> key) {
    return json.writeValueAsString(new TreeMap<>(key));
  }
}
