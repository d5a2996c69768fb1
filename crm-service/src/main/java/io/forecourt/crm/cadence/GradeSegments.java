package io.forecourt.crm.cadence;

import io.forecourt.crm.customer.application.SegmentCriterion;
import io.forecourt.crm.customer.application.SegmentSource;
import io.forecourt.platform.access.ScopedQueries;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Repository;

/** Customers by the grade of a lead of theirs in the store. */
@Repository
class GradeSegments implements SegmentSource {
  private final ScopedQueries queries;

  GradeSegments(ScopedQueries queries) {
    this.queries = queries;
  }

  @Override
  public Set<String> fields() {
    return Set.of("GRADE");
  }

  @Override
  public Set<String> fitting(String store, SegmentCriterion criterion) {
    return criterion.in().isEmpty()
        ? Set.of()
        : new HashSet<>(
            queries
                .unscoped(
                    "a segment is of the store; the feature asks who may choose",
                    """
                    SELECT l.customer_id FROM lead_grade g
                      JOIN sales_lead l ON l.id = g.lead_id
                     WHERE g.store_code = :store AND g.grade IN (:grades)
                    """)
                .param("store", store)
                .param("grades", criterion.in())
                .query(String.class)
                .list());
  }
}
