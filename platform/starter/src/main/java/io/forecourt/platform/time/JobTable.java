package io.forecourt.platform.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code job_run}: one row a job, store and business date; RETRY rows wait for another
 * attempt.
 */
final class JobTable {
  record Key(String job, String store) {}

  private final JdbcClient jdbc;
  private final InstantSource system;

  JobTable(JdbcClient jdbc, InstantSource system) {
    this.jdbc = jdbc;
    this.system = system;
  }

  /** The last date of each job and store that has a row. */
  Map<Key, LocalDate> lastDates() {
    var dates = new HashMap<Key, LocalDate>();
    jdbc.sql(
            "SELECT job, store_code, MAX(business_date) AS last_date FROM job_run GROUP BY job,"
                + " store_code")
        .query(
            row -> {
              dates.put(
                  new Key(row.getString("job"), row.getString("store_code")),
                  row.getObject("last_date", LocalDate.class));
            });
    return dates;
  }

  Map<Key, JobRow> retries() {
    var rows = new HashMap<Key, JobRow>();
    jdbc.sql("SELECT * FROM job_run WHERE state = 'RETRY'")
        .query(
            row -> {
              rows.put(
                  new Key(row.getString("job"), row.getString("store_code")),
                  new JobRow(
                      row.getString("id"),
                      row.getString("job"),
                      row.getString("store_code"),
                      row.getObject("business_date", LocalDate.class),
                      Utc.instant(row.getObject("due_at", LocalDateTime.class)),
                      row.getInt("attempts"),
                      row.getInt("refusals"),
                      Utc.instant(row.getObject("next_attempt_at", LocalDateTime.class))));
            });
    return rows;
  }

  /** Takes the run for the running transaction; false when it has been completed meanwhile. */
  boolean complete(JobRow run) {
    return close(run, "DONE", null, false) || insert(run, "DONE", null, null, false);
  }

  void retry(JobRow run, Instant next, String failure, boolean refused) {
    boolean known =
        jdbc.sql(
                    """
                    UPDATE job_run
                       SET attempts = attempts + 1, refusals = refusals + :refused,
                           next_attempt_at = :next, failure = :failure
                     WHERE job = :job AND store_code = :store AND business_date = :date
                       AND state = 'RETRY'
                    """)
                .param("refused", refused ? 1 : 0)
                .param("next", Utc.column(next))
                .param("failure", failure)
                .param("job", run.job())
                .param("store", run.store())
                .param("date", run.date())
                .update()
            > 0;
    if (!known) {
      insert(run, "RETRY", next, failure, refused);
    }
  }

  void failed(JobRow run, String failure) {
    if (!close(run, "FAILED", failure, true)) {
      insert(run, "FAILED", null, failure, true);
    }
  }

  List<FiredItem> firedSince(Instant since) {
    return jdbc.sql(
            """
            SELECT id, job AS kind, business_date, store_code, due_at, closed_at, state FROM job_run
             WHERE closed_at >= :since
             ORDER BY closed_at, due_at, id LIMIT 5000
            """)
        .param("since", Utc.column(since))
        .query(
            (row, _) ->
                FiredItem.of(row, row.getObject("business_date", LocalDate.class).toString()))
        .list();
  }

  /** The first thousand that failed for good, the oldest first. */
  List<FailedWork> failed() {
    return jdbc.sql(
            """
            SELECT id, job AS kind, business_date, store_code, due_at, failure, closed_at FROM job_run
             WHERE state = 'FAILED' ORDER BY closed_at, id LIMIT 1000
            """)
        .query(
            (row, _) ->
                FailedWork.of(row, row.getObject("business_date", LocalDate.class).toString()))
        .list();
  }

  /** A failed run waits for another attempt, at once. */
  boolean reopen(String id) {
    return jdbc.sql(
                """
                UPDATE job_run
                   SET state = 'RETRY', attempts = 0, refusals = 0, next_attempt_at = :now, closed_at = NULL
                 WHERE id = :id AND state = 'FAILED'
                """)
            .param("id", id)
            .param("now", Utc.column(system.instant()))
            .update()
        > 0;
  }

  private boolean close(JobRow run, String state, @Nullable String failure, boolean refused) {
    return jdbc.sql(
                """
                UPDATE job_run
                   SET state = :state, attempts = attempts + 1, refusals = refusals + :refused,
                       next_attempt_at = NULL, failure = :failure, closed_at = :now
                 WHERE job = :job AND store_code = :store AND business_date = :date
                   AND state = 'RETRY'
                """)
            .param("state", state)
            .param("refused", refused ? 1 : 0)
            .param("failure", failure)
            .param("now", Utc.column(system.instant()))
            .param("job", run.job())
            .param("store", run.store())
            .param("date", run.date())
            .update()
        > 0;
  }

  private boolean insert(
      JobRow run, String state, @Nullable Instant next, @Nullable String failure, boolean refused) {
    try {
      jdbc.sql(
              """
              INSERT INTO job_run (job, store_code, business_date, id, due_at, state, attempts,
                                   refusals, next_attempt_at, failure, closed_at)
              VALUES (:job, :store, :date, :id, :due, :state, 1, :refused, :next, :failure, :closed)
              """)
          .param("job", run.job())
          .param("store", run.store())
          .param("date", run.date())
          .param("id", run.id())
          .param("due", Utc.column(run.due()))
          .param("state", state)
          .param("refused", refused ? 1 : 0)
          .param("next", next == null ? null : Utc.column(next))
          .param("failure", failure)
          .param("closed", next == null ? Utc.column(system.instant()) : null)
          .update();
      return true;
    } catch (DuplicateKeyException takenMeanwhile) {
      return false;
    }
  }
}
