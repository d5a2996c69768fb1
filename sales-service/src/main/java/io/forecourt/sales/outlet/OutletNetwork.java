package io.forecourt.sales.outlet;

import io.forecourt.platform.access.ScopedQueries;
import org.springframework.stereotype.Component;

/** Counts the partners of one type in a store, one change after the other. */
@Component
class OutletNetwork {

  private static final String WHY = "partners are counted whoever may see them";

  private final ScopedQueries queries;

  OutletNetwork(ScopedQueries queries) {
    this.queries = queries;
  }

  /**
   * Waits until no other transaction counts partners of this type, so that two that meet do not
   * both miss the other.
   */
  void takeTurn(Outlet outlet) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO outlet_turn (store_code, type, turns) VALUES (:store, :type, 1)
            ON DUPLICATE KEY UPDATE turns = turns + 1
            """)
        .param("store", outlet.storeCode())
        .param("type", outlet.type())
        .update();
  }

  int inForce(Outlet like) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT COUNT(*) FROM outlet
             WHERE store_code = :store AND type = :type AND state = 'SIGNED'
            """)
        .param("store", like.storeCode())
        .param("type", like.type())
        .query(Integer.class)
        .single();
  }

  /** How many of those in force have said what they will sell in the month. */
  int withForecastOf(Outlet like, String month) {
    return queries
        .unscoped(
            WHY,
            """
            SELECT COUNT(*) FROM outlet o
             WHERE o.store_code = :store AND o.type = :type AND o.state = 'SIGNED'
               AND EXISTS (SELECT 1 FROM dealer_forecast f
                            WHERE f.outlet_id = o.id AND f.month = :month)
            """)
        .param("store", like.storeCode())
        .param("type", like.type())
        .param("month", month)
        .query(Integer.class)
        .single();
  }
}
