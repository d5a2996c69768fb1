package io.forecourt.platform.time;

import io.forecourt.platform.value.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code deadline}. */
final class DeadlineTable {
  private final JdbcClient jdbc;
  private final InstantSource system;

  DeadlineTable(JdbcClient jdbc, InstantSource system) {
    this.jdbc = jdbc;
    this.system = system;
  }

  void open(String kind, String subject, String store, Instant due) {
    if (move(kind, subject, store, due)) {
      return;
    }
    try {
      jdbc.sql(
              """
              INSERT INTO deadline (id, kind, subject, store_code, due_at, state, open_marker, set_at)
              VALUES (:id, :kind, :subject, :store, :due, 'OPEN', 1, :now)
              """)
          .param("id", Ids.next())
          .param("kind", kind)
          .param("subject", subject)
          .param("store", store)
          .param("due", Utc.column(due))
          .param("now", Utc.column(system.instant()))
          .update();
    } catch (DuplicateKeyException openedMeanwhile) {
      move(kind, subject, store, due);
    }
  }

  private boolean move(String kind, String subject, String store, Instant due) {
    return jdbc.sql(
                """
                UPDATE deadline
                   SET store_code = :store, due_at = :due, attempts = 0, next_attempt_at = NULL,
                       failure = NULL, set_at = :now
                 WHERE kind = :kind AND subject = :subject AND open_marker = 1
                """)
            .param("kind", kind)
            .param("subject", subject)
            .param("store", store)
            .param("due", Utc.column(due))
            .param("now", Utc.column(system.instant()))
            .update()
        > 0;
  }

  void cancel(String kind, String subject) {
    jdbc.sql(
            """
            UPDATE deadline SET state = 'CANCELLED', open_marker = NULL, closed_at = :now
             WHERE kind = :kind AND subject = :subject AND open_marker = 1
            """)
        .param("kind", kind)
        .param("subject", subject)
        .param("now", Utc.column(system.instant()))
        .update();
  }

  Optional<Instant> due(String kind, String subject) {
    return jdbc.sql(
            """
            SELECT due_at FROM deadline
             WHERE kind = :kind AND subject = :subject AND open_marker = 1
            """)
        .param("kind", kind)
        .param("subject", subject)
        .query(LocalDateTime.class)
        .optional()
        .map(Utc::instant);
  }

  /** The earliest one that is due and not waiting for another attempt. */
  Optional<DeadlineRow> next(Collection<String> kinds, Instant now) {
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            SELECT id, kind, subject, store_code, due_at, attempts FROM deadline
             WHERE open_marker = 1 AND due_at <= :now
               AND (next_attempt_at IS NULL OR next_attempt_at <= :system) AND kind IN (:kinds)
             ORDER BY due_at, id LIMIT 1
            """)
        .param("now", Utc.column(now))
        .param("system", Utc.column(system.instant()))
        .param("kinds", kinds)
        .query((row, _) -> deadline(row))
        .optional();
  }

  /** Completes a deadline that is still open and has not been moved. */
  boolean fired(DeadlineRow deadline) {
    return jdbc.sql(
                """
                UPDATE deadline
                   SET state = 'FIRED', open_marker = NULL, next_attempt_at = NULL, closed_at = :now
                 WHERE id = :id AND open_marker = 1 AND due_at = :due
                """)
            .param("id", deadline.id())
            .param("due", Utc.column(deadline.due()))
            .param("now", Utc.column(system.instant()))
            .update()
        > 0;
  }

  void retry(DeadlineRow deadline, Instant next, String failure) {
    jdbc.sql(
            """
            UPDATE deadline SET attempts = attempts + 1, next_attempt_at = :next, failure = :failure
             WHERE id = :id AND open_marker = 1 AND due_at = :due
            """)
        .param("id", deadline.id())
        .param("due", Utc.column(deadline.due()))
        .param("next", Utc.column(next))
        .param("failure", failure)
        .update();
  }

  void failed(DeadlineRow deadline, String failure) {
    jdbc.sql(
            """
            UPDATE deadline
               SET state = 'FAILED', open_marker = NULL, attempts = attempts + 1, failure = :failure,
                   next_attempt_at = NULL, closed_at = :now
             WHERE id = :id AND open_marker = 1 AND due_at = :due
            """)
        .param("id", deadline.id())
        .param("due", Utc.column(deadline.due()))
        .param("failure", failure)
        .param("now", Utc.column(system.instant()))
        .update();
  }

  int countDue(Collection<String> kinds, Instant now) {
    if (kinds.isEmpty()) {
      return 0;
    }
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM deadline
             WHERE open_marker = 1 AND due_at <= :now AND kind IN (:kinds)
            """)
        .param("now", Utc.column(now))
        .param("kinds", kinds)
        .query(Integer.class)
        .single();
  }

  Optional<Instant> nextAfter(Collection<String> kinds, Instant now) {
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            SELECT due_at FROM deadline
             WHERE open_marker = 1 AND due_at > :now AND kind IN (:kinds)
             ORDER BY due_at LIMIT 1
            """)
        .param("now", Utc.column(now))
        .param("kinds", kinds)
        .query(LocalDateTime.class)
        .optional()
        .map(Utc::instant);
  }

  List<FiredItem> firedSince(Instant since) {
    return jdbc.sql(
            """
            SELECT id, kind, subject, store_code, due_at, closed_at, state FROM deadline
             WHERE closed_at >= :since AND state IN ('FIRED', 'FAILED')
             ORDER BY closed_at, due_at, id LIMIT 5000
            """)
        .param("since", Utc.column(since))
        .query((row, _) -> FiredItem.of(row, row.getString("subject")))
        .list();
  }

  /** The first thousand that failed for good, the oldest first. */
  List<FailedWork> failed() {
    return jdbc.sql(
            """
            SELECT id, kind, subject, store_code, due_at, failure, closed_at FROM deadline
             WHERE state = 'FAILED' ORDER BY closed_at, id LIMIT 1000
            """)
        .query((row, _) -> FailedWork.of(row, row.getString("subject")))
        .list();
  }

  /**
   * Opens a failed deadline again, as if it had never fired.
   *
   * @throws DuplicateKeyException when another one of its kind and subject is open
   */
  boolean reopen(String id) {
    return jdbc.sql(
                """
                UPDATE deadline
                   SET state = 'OPEN', open_marker = 1, attempts = 0, failure = NULL,
                       next_attempt_at = NULL, closed_at = NULL
                 WHERE id = :id AND state = 'FAILED'
                """)
            .param("id", id)
            .update()
        > 0;
  }

  /** Forgets a portion of what was fired or cancelled long ago; what failed stays. */
  int forgetBefore(Instant closed) {
    return jdbc.sql(
            """
            DELETE FROM deadline
             WHERE closed_at < :closed AND state IN ('FIRED', 'CANCELLED') LIMIT 1000
            """)
        .param("closed", Utc.column(closed))
        .update();
  }

  private static DeadlineRow deadline(ResultSet row) throws SQLException {
    return new DeadlineRow(
        row.getString("id"),
        row.getString("kind"),
        row.getString("subject"),
        row.getString("store_code"),
        Utc.instant(row.getObject("due_at", LocalDateTime.class)),
        row.getInt("attempts"));
  }
}
