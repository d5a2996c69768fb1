package io.forecourt.crm.imports;

import io.forecourt.crm.imports.RowReader.Fault;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.bulk.BulkWrites;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What became of the rows of each import. A lead of a list is known by a keyed hash of its number,
 * source and reference: no second import takes it in again.
 */
@Component
class ImportedRows {
  private static final String WHY = "the rows of an import belong to who may see the import";

  /** A row that was taken in; nothing of a lead stands here after a trial. */
  record Imported(long rowNumber, @Nullable String leadId, boolean fresh) {}

  private final ScopedQueries queries;

  ImportedRows(ScopedQueries queries) {
    this.queries = queries;
  }

  /** Those of the keys that the store took in before, or that this import has met. */
  Set<String> known(String store, String importId, Collection<String> keys) {
    return keys.isEmpty()
        ? Set.of()
        : new HashSet<>(
            queries
                .unscoped(
                    WHY,
                    """
                    SELECT key_hash FROM lead_import_row
                     WHERE store_code = :store AND key_hash IN (:keys)
                       AND trial_of IN ('', :import)
                    """)
                .param("store", store)
                .param("keys", keys)
                .param("import", importId)
                .query(String.class)
                .list());
  }

  /**
   * A row that is taken in.
   *
   * @param key of the lead
   * @param leadId nothing of a lead stands here in a trial
   */
  record TakenRow(
      long rowNumber,
      String key,
      @Nullable String leadId,
      @Nullable String customerId,
      boolean fresh) {}

  void add(LeadImport batch, List<TakenRow> taken) {
    if (taken.isEmpty()) {
      return;
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (TakenRow row : taken) {
      Collections.addAll(
          values,
          batch.id(),
          row.rowNumber(),
          batch.storeCode(),
          row.key(),
          batch.dryRun() ? batch.id() : "",
          row.leadId(),
          row.customerId(),
          row.fresh());
    }
    queries
        .unscoped(
            WHY,
            "INSERT INTO lead_import_row (import_id, sheet_row, store_code, key_hash, trial_of,"
                + " lead_id, customer_id, fresh) VALUES "
                + BulkWrites.values(taken.size(), values.size() / taken.size()))
        .params(values)
        .update();
  }

  void reject(String importId, List<Fault> faults) {
    if (faults.isEmpty()) {
      return;
    }
    List<Object> values = new ArrayList<>();
    for (Fault fault : faults) {
      Collections.addAll(values, importId, fault.row(), fault.column().jsonName(), fault.code());
    }
    queries
        .unscoped(
            WHY,
            "INSERT INTO lead_import_fault (import_id, sheet_row, column_name, code) VALUES "
                + BulkWrites.values(faults.size(), values.size() / faults.size()))
        .params(values)
        .update();
  }

  /** The rows after this one, in their order. */
  List<Imported> after(String importId, long row, int most) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT sheet_row, lead_id, fresh FROM lead_import_row
             WHERE import_id = :import AND sheet_row > :row
             ORDER BY sheet_row LIMIT :most
            """)
        .param("import", importId)
        .param("row", row)
        .param("most", most)
        .query(
            (found, _) ->
                new Imported(
                    found.getLong("sheet_row"),
                    found.getString("lead_id"),
                    found.getBoolean("fresh")))
        .list();
  }

  long count(String importId) {
    return queries
        .unscoped(WHY, "SELECT COUNT(*) FROM lead_import_row WHERE import_id = :import")
        .param("import", importId)
        .query(Long.class)
        .single();
  }

  /** One fault of a row, as the list of faults shows it. */
  record FaultLine(long row, String column, String code) {}

  List<FaultLine> faults(String importId, long afterRow, String afterColumn, int most) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT sheet_row, column_name, code FROM lead_import_fault
             WHERE import_id = :import
               AND (sheet_row > :row OR (sheet_row = :row AND column_name > :column))
             ORDER BY sheet_row, column_name LIMIT :most
            """)
        .param("import", importId)
        .param("row", afterRow)
        .param("column", afterColumn)
        .param("most", most)
        .query(
            (found, _) ->
                new FaultLine(
                    found.getLong("sheet_row"),
                    found.getString("column_name"),
                    found.getString("code")))
        .list();
  }

  /** Lets the keys of rows go, so that their leads may be taken in again. */
  void forget(String importId, long fromRow, long toRow) {
    queries
        .unscoped(
            WHY,
            """
            DELETE FROM lead_import_row
             WHERE import_id = :import AND sheet_row BETWEEN :from AND :to
            """)
        .param("import", importId)
        .param("from", fromRow)
        .param("to", toRow)
        .update();
  }

  void forgetCustomer(String customerId) {
    queries
        .unscoped(WHY, "DELETE FROM lead_import_row WHERE customer_id = :customer")
        .param("customer", customerId)
        .update();
  }
}
