package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.application.ContactableCustomers;
import io.forecourt.crm.customer.application.SegmentCriterion;
import io.forecourt.crm.customer.application.SegmentSource;
import io.forecourt.crm.customer.domain.Purpose;
import io.forecourt.platform.access.ScopedQueries;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/** Who may be contacted, and whose insurance ends when. */
@Repository
class CustomerSegments implements ContactableCustomers, SegmentSource {
  private static final String INSURANCE_EXPIRY = "INSURANCE_EXPIRY";
  private static final String WHY = "a segment is of the store; the feature asks who may choose";

  private final ScopedQueries queries;

  CustomerSegments(ScopedQueries queries) {
    this.queries = queries;
  }

  @Override
  public Set<String> in(String store, Purpose purpose) {
    String agreed =
        """
         AND EXISTS (SELECT 1 FROM consent y
                      WHERE y.customer_id = c.id AND y.purpose = :purpose AND y.given
                        AND NOT EXISTS (SELECT 1 FROM consent n
                                         WHERE n.customer_id = y.customer_id
                                           AND n.purpose = y.purpose AND n.ordinal > y.ordinal))
        """;
    var sql =
        queries
            .unscoped(
                WHY,
                """
                SELECT c.id FROM customer_bond b
                  JOIN customer c ON c.id = b.customer_id AND c.state = 'ACTIVE'
                 WHERE b.store_code = :store
                """
                    + (purpose.needsConsent() ? agreed : ""))
            .param("store", store);
    return new HashSet<>(
        (purpose.needsConsent() ? sql.param("purpose", purpose.code()) : sql)
            .query(String.class)
            .list());
  }

  @Override
  public Map<String, String> absorbedIn(String store) {
    Map<String, String> absorbed = new HashMap<>();
    queries
        .unscoped(
            WHY,
            """
            SELECT c.id, c.merged_into_id FROM customer_bond b
              JOIN customer c ON c.id = b.customer_id AND c.merged_into_id IS NOT NULL
             WHERE b.store_code = :store
            """)
        .param("store", store)
        .query(
            (RowCallbackHandler)
                row -> absorbed.put(row.getString("id"), row.getString("merged_into_id")));
    return absorbed;
  }

  @Override
  public Set<String> fields() {
    return Set.of(INSURANCE_EXPIRY);
  }

  @Override
  public Set<String> fitting(String store, SegmentCriterion criterion) {
    return new HashSet<>(
        queries
            .unscoped(
                WHY,
                """
                SELECT c.id FROM customer_bond b
                  JOIN customer c ON c.id = b.customer_id
                 WHERE b.store_code = :store AND c.insurance_expiry IS NOT NULL
                   AND (:from IS NULL OR c.insurance_expiry >= :from)
                   AND (:to IS NULL OR c.insurance_expiry <= :to)
                """)
            .param("store", store)
            .param("from", criterion.from())
            .param("to", criterion.to())
            .query(String.class)
            .list());
  }
}
