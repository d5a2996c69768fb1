package io.forecourt.crm.survey;

import io.forecourt.platform.access.ScopedQueries;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who issued the insurance of an order: the person whom the insurance items measure. */
@Component
class OrderInsurance {
  private static final String WHY = "who insured an order is known from the fact alone";

  private final ScopedQueries queries;

  OrderInsurance(ScopedQueries queries) {
    this.queries = queries;
  }

  /** The newest policy of the order counts, in whatever order the facts come. */
  void issued(String orderId, String by, Instant at) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO order_insurance (order_id, issued_by, issued_at)
            VALUES (:order, :by, :at)
            ON DUPLICATE KEY UPDATE issued_by = IF(issued_at < :at, :by, issued_by),
                                    issued_at = GREATEST(issued_at, :at)
            """)
        .param("order", orderId)
        .param("by", by)
        .param("at", at)
        .update();
  }

  Optional<String> issuer(String orderId) {
    return queries
        .unscoped(WHY, "SELECT issued_by FROM order_insurance WHERE order_id = :order")
        .param("order", orderId)
        .query(String.class)
        .optional();
  }
}
