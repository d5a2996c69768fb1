package io.forecourt.crm.followup.persistence;

import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.time.StoreCalendars;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** How well a store keeps what it owes its customers, by month. */
@Component
public class FollowUpFigures {

  /**
   * So many of so many.
   *
   * @param part what was done
   * @param whole what was owed
   */
  public record Ratio(int part, int whole) {}

  /** A missed contact stays missed, for whatever reason it is not owed any more afterwards. */
  static final String OWED = "(state <> 'CANCELLED' OR missed_at IS NOT NULL)";

  private static final String WHY = "a figure of a store counts everybody's work";

  private final ScopedQueries queries;
  private final StoreCalendars calendars;

  FollowUpFigures(ScopedQueries queries, StoreCalendars calendars) {
    this.queries = queries;
    this.calendars = calendars;
  }

  /**
   * KPI-FUP-01: of the handovers of the month, those whose customer was reached in time. A customer
   * whom nobody might contact any more before the call was due does not count.
   */
  public Ratio deliveryCalls(String store, YearMonth month) {
    return ratio(
        """
        SELECT COUNT(*) AS whole, COALESCE(SUM(state = 'DONE' AND on_time), 0) AS part
          FROM follow_up
         WHERE store_code = :store AND kind = 'THREE_DAY_CALL' AND {owed}
           AND delivered_at >= :from AND delivered_at < :to
        """,
        store,
        month);
  }

  /** KPI-FUP-02: of the contacts planned for the month, those that were made in it. */
  public Ratio plannedContacts(String store, YearMonth month) {
    return ratio(
        """
        SELECT COUNT(*) AS whole,
               COALESCE(SUM(state = 'DONE' AND closed_at < :to), 0) AS part
          FROM follow_up
         WHERE store_code = :store AND kind <> 'RECEPTION' AND {owed}
           AND due_at >= :from AND due_at < :to
        """,
        store,
        month);
  }

  private Ratio ratio(String sql, String store, YearMonth month) {
    ZoneId zone = calendars.zone(store);
    return queries
        .unscoped(WHY, sql.replace("{owed}", OWED))
        .param("store", store)
        .param("from", first(month, zone))
        .param("to", first(month.plusMonths(1), zone))
        .query((row, _) -> new Ratio(row.getInt("part"), row.getInt("whole")))
        .single();
  }

  private static LocalDateTime first(YearMonth month, ZoneId zone) {
    Instant start = month.atDay(1).atStartOfDay(zone).toInstant();
    return LocalDateTime.ofInstant(start, ZoneOffset.UTC);
  }
}
