package io.forecourt.crm.call;

import io.forecourt.platform.access.ScopedQueries;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How many people called a store, and how the calls were taken. */
@Component
public class CallCounts {

  /** Incoming calls. */
  public record Counts(int calls, int answered, int passedOn, int inTime) {}

  private final ScopedQueries queries;

  CallCounts(ScopedQueries queries) {
    this.queries = queries;
  }

  public Counts of(String store, Instant from, Instant to) {
    return queries
        .unscoped(
            "whoever may see the summary of a store sees its sums",
            """
            SELECT COUNT(*) AS calls,
                   COUNT(CASE WHEN answered THEN 1 END) AS answered,
                   COUNT(CASE WHEN answered AND passed_to_id IS NOT NULL THEN 1 END) AS passed_on,
                   COUNT(CASE WHEN in_time THEN 1 END) AS in_time
              FROM showroom_call
             WHERE store_code = :store AND direction = 'INBOUND'
               AND called_at >= :from AND called_at < :to
            """)
        .param("store", store)
        .param("from", from)
        .param("to", to)
        .query(Counts.class)
        .single();
  }
}
