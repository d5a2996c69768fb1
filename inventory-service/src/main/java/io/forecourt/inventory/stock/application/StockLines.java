package io.forecourt.inventory.stock.application;

import io.forecourt.platform.access.ScopedQueries;
import org.springframework.stereotype.Component;

/**
 * One row for each store and model. Whoever moves cars or orders of a line holds its row lock
 * first, so two can never take the same car, and the queue is served in its order.
 */
@Component
public class StockLines {

  private static final String WHY = "a lock row that belongs to nobody";

  private final ScopedQueries queries;

  StockLines(ScopedQueries queries) {
    this.queries = queries;
  }

  /** Takes the line until the end of the running transaction. */
  public void lock(String store, String modelCode) {
    if (taken(store, modelCode)) {
      return;
    }
    // Only the first car or order of a line comes here. Inserting each time would take a shared
    // lock on the row first, and two of those wait for each other.
    queries
        .unscoped(
            WHY, "INSERT IGNORE INTO stock_line (store_code, model_code) VALUES (:store, :model)")
        .param("store", store)
        .param("model", modelCode)
        .update();
    if (!taken(store, modelCode)) {
      throw new IllegalStateException("no stock line " + store + " " + modelCode);
    }
  }

  private boolean taken(String store, String modelCode) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT model_code FROM stock_line
             WHERE store_code = :store AND model_code = :model FOR UPDATE
            """)
        .param("store", store)
        .param("model", modelCode)
        .query(String.class)
        .optional()
        .isPresent();
  }
}
