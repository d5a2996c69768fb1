package io.forecourt.insurance.renewal;

import io.forecourt.platform.access.ScopedQueries;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of a store's season in a period, counted from its records. */
@Service
@Transactional(readOnly = true)
public class SeasonFigures {
  private static final String WHY = "the caller names the store that it may count";

  /**
   * @param listed cases on the lists of the months whose cover ends in the period
   * @param listedRenewed those of them that were won
   * @param lost losses of the period, those among them that nobody reached
   * @param lostMeasured those with a counter-measure
   */
  public record Season(
      int listed,
      int listedRenewed,
      int lost,
      int unreached,
      int lostMeasured,
      Map<String, Integer> lostByReason,
      int remindersDue,
      int remindersOnTime,
      int quotesSent,
      int quotesCalledInTime) {

    public Season {
      lostByReason = new TreeMap<>(lostByReason);
    }
  }

  private record Losses(int lost, int unreached, int measured, Map<String, Integer> byReason) {}

  private record Part(int part, int whole) {}

  private final ScopedQueries queries;

  SeasonFigures(ScopedQueries queries) {
    this.queries = queries;
  }

  public Season of(String store, LocalDate from, LocalDate to) {
    Part listed =
        part(
            """
            SELECT COUNT(*) AS whole, SUM(CASE WHEN r.state = 'WON' THEN 1 ELSE 0 END) AS part
              FROM renewal_list l JOIN renewal_list_entry e ON e.list_id = l.id
                   JOIN renewal r ON r.id = e.renewal_id
             WHERE l.store_code = :store AND e.renewal_date BETWEEN :from AND :to
               AND l.month BETWEEN :firstMonth AND :lastMonth
            """,
            store,
            from,
            to);
    Part reminders =
        part(
            """
            SELECT COUNT(*) AS whole,
                   SUM(CASE WHEN on_time THEN 1 ELSE 0 END) AS part
              FROM renewal_reminder
             WHERE store_code = :store AND due_on BETWEEN :from AND :to AND state <> 'SKIPPED'
            """,
            store,
            from,
            to);
    Part quotes =
        part(
            """
            SELECT COUNT(*) AS whole,
                   SUM(CASE WHEN called_at < COALESCE(call_due_at, called_at + INTERVAL 1 DAY)
                            THEN 1 ELSE 0 END) AS part
              FROM renewal_quote
             WHERE store_code = :store AND sent_at >= :begins AND sent_at < :ends
               AND state <> 'REPLACED'
            """,
            store,
            from,
            to);
    Losses losses = losses(store, from, to);
    return new Season(
        listed.whole(),
        listed.part(),
        losses.lost(),
        losses.unreached(),
        losses.measured(),
        losses.byReason(),
        reminders.whole(),
        reminders.part(),
        quotes.whole(),
        quotes.part());
  }

  private Losses losses(String store, LocalDate from, LocalDate to) {
    Map<String, Integer> byReason = new TreeMap<>();
    int[] measured = new int[1];
    queries
        .unscoped(
            WHY,
            """
            SELECT reason_code, COUNT(*) AS lost, COUNT(measure_code) AS measured FROM renewal
             WHERE store_code = :store AND closed_at >= :begins AND closed_at < :ends
               AND state IN ('LOST', 'UNREACHED')
             GROUP BY reason_code
            """)
        .param("store", store)
        .param("begins", Times.startOf(from))
        .param("ends", Times.startOf(to.plusDays(1)))
        .query(
            (row, _) -> {
              measured[0] += row.getInt("measured");
              return byReason.put(row.getString("reason_code"), row.getInt("lost"));
            })
        .list();
    return new Losses(
        byReason.values().stream().mapToInt(Integer::intValue).sum(),
        byReason.getOrDefault(RenewalPolicy.UNREACHED, 0),
        measured[0],
        byReason);
  }

  private Part part(String sql, String store, LocalDate from, LocalDate to) {
    return queries
        .unscoped(WHY, sql)
        .param("store", store)
        .param("from", from)
        .param("to", to)
        .param("firstMonth", from.toString().substring(0, 7))
        .param("lastMonth", to.toString().substring(0, 7))
        .param("begins", Times.startOf(from))
        .param("ends", Times.startOf(to.plusDays(1)))
        .query((row, _) -> new Part(row.getInt("part"), row.getInt("whole")))
        .single();
  }
}
