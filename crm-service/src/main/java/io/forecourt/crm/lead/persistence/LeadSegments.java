package io.forecourt.crm.lead.persistence;

import io.forecourt.crm.customer.application.SegmentCriterion;
import io.forecourt.crm.customer.application.SegmentSource;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Customers by what is known of their leads in the store. */
@Repository
class LeadSegments implements SegmentSource {
  private static final String LAST_CONTACT = "LAST_CONTACT";
  private static final Map<String, String> COLUMNS =
      Map.of("DISTRICT", "district", "INTEREST", "model_code");

  private final ScopedQueries queries;
  private final StoreCalendars calendars;

  LeadSegments(ScopedQueries queries, StoreCalendars calendars) {
    this.queries = queries;
    this.calendars = calendars;
  }

  @Override
  public Set<String> fields() {
    Set<String> fields = new HashSet<>(COLUMNS.keySet());
    fields.add(LAST_CONTACT);
    return fields;
  }

  @Override
  public Set<String> fitting(String store, SegmentCriterion criterion) {
    return criterion.field().equals(LAST_CONTACT)
        ? lastContact(store, criterion)
        : among(store, COLUMNS.getOrDefault(criterion.field(), ""), criterion);
  }

  private Set<String> among(String store, String column, SegmentCriterion criterion) {
    if (criterion.in().isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        queries
            .unscoped(
                "a segment is of the store; the feature asks who may choose",
                "SELECT customer_id FROM sales_lead WHERE store_code = :store AND "
                    + column
                    + " IN (:values)")
            .param("store", store)
            .param("values", criterion.in())
            .query(String.class)
            .list());
  }

  private Set<String> lastContact(String store, SegmentCriterion criterion) {
    LocalDate to = criterion.to();
    return new HashSet<>(
        queries
            .unscoped(
                "a segment is of the store; the feature asks who may choose",
                """
                SELECT customer_id FROM sales_lead
                 WHERE store_code = :store AND last_contact_at IS NOT NULL
                 GROUP BY customer_id
                HAVING (:from IS NULL OR MAX(last_contact_at) >= :from)
                   AND (:until IS NULL OR MAX(last_contact_at) < :until)
                """)
            .param("store", store)
            .param("from", start(store, criterion.from()))
            .param("until", start(store, to == null ? null : to.plusDays(1)))
            .query(String.class)
            .list());
  }

  private @Nullable Instant start(String store, @Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(calendars.zone(store)).toInstant();
  }
}
