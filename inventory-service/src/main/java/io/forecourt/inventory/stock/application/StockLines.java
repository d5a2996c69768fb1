package io.forecourt.inventory.stock.application;

import io.forecourt.inventory.vehicle.domain.Vehicle;
import io.forecourt.platform.access.ScopedQueries;
import java.util.Comparator;
import java.util.stream.Stream;
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

  /**
   * Takes the line until the end of the running transaction. One statement for the first car of a
   * line and for the later ones: it asks for the exclusive lock at once. An {@code INSERT IGNORE}
   * takes a shared one on a row that another transaction has just made, and two that hold it wait
   * for each other.
   */
  public void lock(String store, String modelCode) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO stock_line (store_code, model_code) VALUES (:store, :model)
            ON DUPLICATE KEY UPDATE model_code = :model
            """)
        .param("store", store)
        .param("model", modelCode)
        .update();
  }

  /**
   * Takes several lines, everybody in the same order: two who need the same ones never wait for
   * each other.
   */
  void lock(Stream<Line> wanted) {
    wanted
        .distinct()
        .sorted(Comparator.comparing(Line::store).thenComparing(Line::modelCode))
        .forEach(line -> lock(line.store(), line.modelCode()));
  }

  /** The cars of one model in one store, and the orders for them. */
  record Line(String store, String modelCode) {
    static Line of(Vehicle car) {
      return new Line(car.store(), car.modelCode());
    }
  }
}
