package io.forecourt.crm.customer.application;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.time.BusinessClock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom nobody shall advertise to at present, for example because a complaint is open. A customer is
 * paused as long as any cause stands; the same word twice changes nothing.
 */
@Service
public class PromotionPauses {
  private static final String WHY = "whether a customer is left alone is asked for every store";

  private static final int AT_ONCE = 1000;

  private final ScopedQueries queries;
  private final BusinessClock clock;

  PromotionPauses(ScopedQueries queries, BusinessClock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /**
   * @param cause kind of the cause, for example {@code COMPLAINT}
   * @param causeId what must end before the pause ends
   */
  @Transactional
  public void pause(String customerId, String cause, String causeId) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO promotion_pause (customer_id, cause, cause_id, since)
            VALUES (:customer, :cause, :causeId, :since)
            ON DUPLICATE KEY UPDATE since = since
            """)
        .param("customer", customerId)
        .param("cause", cause)
        .param("causeId", causeId)
        .param("since", clock.instant())
        .update();
  }

  @Transactional
  public void resume(String customerId, String cause, String causeId) {
    queries
        .unscoped(
            WHY,
            """
            DELETE FROM promotion_pause
             WHERE customer_id = :customer AND cause = :cause AND cause_id = :causeId
            """)
        .param("customer", customerId)
        .param("cause", cause)
        .param("causeId", causeId)
        .update();
  }

  @Transactional(readOnly = true)
  public boolean isPaused(String customerId) {
    return !pausedAmong(List.of(customerId)).isEmpty();
  }

  /** Those of the customers who are paused, for segments and batches. */
  @Transactional(readOnly = true)
  public Set<String> pausedAmong(Collection<String> customerIds) {
    List<String> asked = List.copyOf(customerIds);
    Set<String> paused = new HashSet<>();
    for (int from = 0; from < asked.size(); from += AT_ONCE) {
      paused.addAll(
          queries
              .unscoped(
                  WHY,
                  "SELECT DISTINCT customer_id FROM promotion_pause"
                      + " WHERE customer_id IN (:customers)")
              .param("customers", asked.subList(from, Math.min(from + AT_ONCE, asked.size())))
              .query(String.class)
              .list());
    }
    return paused;
  }
}
