package io.forecourt.platform.time;

import io.forecourt.platform.bulk.BulkWrites;
import io.forecourt.platform.value.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** A deadline that is to be open. */
  record Opening(String kind, String subject, String store, Instant due) {}

  /** Opens deadlines; those that are open already move. */
  void open(List<Opening> openings) {
    if (openings.size() == 1) {
      open(openings.getFirst());
      return;
    }
    Set<List<String>> taken = new HashSet<>();
    openings.stream()
        .collect(Collectors.groupingBy(Opening::kind))
        .forEach((kind, some) -> openOf(kind, some).forEach(s -> taken.add(List.of(kind, s))));
    var fresh = new ArrayList<Opening>();
    var others = new ArrayList<Opening>();
    openings.forEach(
        one -> (taken.add(List.of(one.kind(), one.subject())) ? fresh : others).add(one));
    try {
      insert(fresh);
    } catch (DuplicateKeyException openedMeanwhile) {
      fresh.forEach(this::open);
    }
    others.forEach(this::open);
  }

  private void open(Opening opening) {
    if (move(opening)) {
      return;
    }
    try {
      insert(List.of(opening));
    } catch (DuplicateKeyException openedMeanwhile) {
      move(opening);
    }
  }

  private List<String> openOf(String kind, List<Opening> openings) {
    return jdbc.sql(
            """
            SELECT subject FROM deadline
             WHERE kind = :kind AND subject IN (:subjects) AND open_marker = 1
            """)
        .param("kind", kind)
        .param("subjects", openings.stream().map(Opening::subject).toList())
        .query(String.class)
        .list();
  }

  private void insert(List<Opening> openings) {
    if (openings.isEmpty()) {
      return;
    }
    LocalDateTime now = Utc.column(system.instant());
    List<Object> values = new ArrayList<>();
    for (Opening one : openings) {
      Collections.addAll(
          values,
          Ids.next(),
          one.kind(),
          one.subject(),
          one.store(),
          Utc.column(one.due()),
          "OPEN",
          1,
          now);
    }
    jdbc.sql(
            "INSERT INTO deadline"
                + " (id, kind, subject, store_code, due_at, state, open_marker, set_at) VALUES "
                + BulkWrites.values(openings.size(), values.size() / openings.size()))
        .params(values)
        .update();
  }

  private boolean move(Opening opening) {
    return jdbc.sql(
                """
                UPDATE deadline
                   SET store_code = :store, due_at = :due, attempts = 0, refusals = 0,
                       next_attempt_at = NULL, failure = NULL, set_at = :now
                 WHERE kind = :kind AND subject = :subject AND open_marker = 1
                """)
            .param("kind", opening.kind())
            .param("subject", opening.subject())
            .param("store", opening.store())
            .param("due", Utc.column(opening.due()))
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
            SELECT id, kind, subject, store_code, due_at, attempts, refusals FROM deadline
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

  void retry(DeadlineRow deadline, Instant next, String failure, boolean refused) {
    jdbc.sql(
            """
            UPDATE deadline
               SET attempts = attempts + 1, refusals = refusals + :refused, next_attempt_at = :next,
                   failure = :failure
             WHERE id = :id AND open_marker = 1 AND due_at = :due
            """)
        .param("id", deadline.id())
        .param("due", Utc.column(deadline.due()))
        .param("refused", refused ? 1 : 0)
        .param("next", Utc.column(next))
        .param("failure", failure)
        .update();
  }

  void failed(DeadlineRow deadline, String failure) {
    jdbc.sql(
            """
            UPDATE deadline
               SET state = 'FAILED', open_marker = NULL, attempts = attempts + 1,
                   refusals = refusals + 1, failure = :failure, next_attempt_at = NULL, closed_at = :now
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
                   SET state = 'OPEN', open_marker = 1, attempts = 0, refusals = 0, failure = NULL,
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
        row.getInt("attempts"),
        row.getInt("refusals"));
  }
}
