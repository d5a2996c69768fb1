package io.forecourt.platform.event;

import io.forecourt.platform.event.Messages.Envelope;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which handler has handled which event, and what came of it. Rows are never reset. */
final class Inbox {

  private static final int LONGEST = 4000;

  /** What came of an event. */
  enum Outcome {
    APPLIED,
    SUPERSEDED
  }

  /**
   * One handled event.
   *
   * @param produced types of the events that the handler appended, in order
   */
  record Handled(
      String handler,
      String eventId,
      String eventType,
      String subject,
      long sequence,
      String outcome,
      List<String> produced,
      Instant at) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Inbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Inserts first and asks the key: answers false when this handler has seen the event. */
  boolean accept(String handler, Envelope event) {
    try {
      jdbc.sql(
              """
              INSERT INTO inbox
                (handler, event_id, event_type, subject, sequence, outcome, produced, handled_at)
              VALUES (:handler, :event, :type, :subject, :sequence, 'APPLIED', '', :at)
              """)
          .param("handler", handler)
          .param("event", event.id())
          .param("type", event.type())
          .param("subject", event.subject())
          .param("sequence", event.sequence())
          .param("at", OutboxTable.utc(clock.instant()))
          .update();
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  void complete(String handler, Envelope event, Outcome outcome, List<String> produced) {
    if (outcome == Outcome.APPLIED && produced.isEmpty()) {
      return;
    }
    String types = String.join(" ", produced);
    jdbc.sql(
            """
            UPDATE inbox SET outcome = :outcome, produced = :produced
             WHERE handler = :handler AND event_id = :event
            """)
        .param("outcome", outcome.name())
        .param("produced", types.substring(0, Math.min(LONGEST, types.length())))
        .param("handler", handler)
        .param("event", event.id())
        .update();
  }

  List<Handled> since(Instant since, int limit) {
    return jdbc.sql(
            """
            SELECT handler, event_id, event_type, subject, sequence, outcome, produced, handled_at
              FROM inbox WHERE handled_at >= :since ORDER BY handled_at, event_id LIMIT :limit
            """)
        .param("since", OutboxTable.utc(since))
        .param("limit", limit)
        .query(
            (row, _) ->
                new Handled(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getString(6),
                    row.getString(7).isEmpty() ? List.of() : List.of(row.getString(7).split(" ")),
                    row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .list();
  }
}
