package io.forecourt.platform.event;

import io.forecourt.platform.event.DeadLetter.Origin;
import io.forecourt.platform.event.DeadLetter.State;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.rule.StaleVersion;
import io.forecourt.platform.value.Ids;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages that a handler could not read or refused for good: kept, told on a topic of their
 * own, and replayed.
 */
final class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
  private static final int LONGEST_DETAIL = 1000;

  private final String topic;
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;
  private final JdbcOutbox outbox;
  private final TransactionTemplate transaction;

  DeadLetters(
      String service,
      JdbcClient jdbc,
      JsonMapper json,
      Clock clock,
      JdbcOutbox outbox,
      TransactionTemplate transaction) {
    this.topic = EventTopics.deadLetters(service);
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.outbox = outbox;
    this.transaction = transaction;
  }

  /** Keeps and tells it, once per handler and message. */
  void store(
      String handler, ConsumerRecord<String, byte[]> message, Throwable failure, int attempts) {
    Map<String, String> headers = Messages.texts(message.headers());
    byte[] value = message.value() == null ? new byte[0] : message.value();
    var letter =
        new DeadLetter(
            Ids.next(),
            handler,
            State.OPEN,
            reason(failure),
            detail(failure),
            attempts,
            new Origin(message.topic(), message.partition(), message.offset()),
            cut(headers.getOrDefault("ce_id", ""), 64),
            cut(headers.getOrDefault("ce_type", ""), 160),
            cut(
                headers.getOrDefault("ce_subject", message.key() == null ? "" : message.key()),
                100),
            headers,
            new String(value, StandardCharsets.UTF_8),
            clock.instant(),
            null);
    transaction.executeWithoutResult(
        _ -> {
          if (insert(letter, value)) {
            outbox.appendDeadLetter(topic, letter);
            LOG.error(
                "Dead letter {}: {} at {}, {}",
                letter.id(),
                handler,
                letter.origin(),
                letter.reason());
          }
        });
  }

  List<DeadLetter> list(@Nullable State state, String after, int limit) {
    return jdbc.sql(
            "SELECT * FROM dead_letter WHERE id > :after AND (:state IS NULL OR state = :state)"
                + " ORDER BY id LIMIT :limit")
        .param("after", after)
        .param("state", state == null ? null : state.name())
        .param("limit", limit)
        .query((row, _) -> letter(row))
        .list();
  }

  Optional<DeadLetter> find(String id) {
    return jdbc.sql("SELECT * FROM dead_letter WHERE id = :id")
        .param("id", id)
        .query((row, _) -> letter(row))
        .optional();
  }

  /**
   * Gives the message to its handler again; the inbox still guards it.
   *
   * @throws NotFound if there is no such letter
   * @throws RuntimeException during an outage, which leaves the letter as it was
   */
  DeadLetter replay(String id, Collection<? extends Handler> handlers) {
    DeadLetter letter = find(id).orElseThrow(() -> new NotFound("dead-letter", id));
    if (letter.state() == State.REPLAYED) {
      return letter;
    }
    try {
      handlers.stream()
          .filter(handler -> handler.name().equals(letter.handler()))
          .findFirst()
          .orElseThrow(() -> new RuleViolation("dead-letter.no-such-handler", letter.handler()))
          .handle(message(letter));
      finish(letter, State.REPLAYED, letter.reason(), letter.detail());
    } catch (RuntimeException e) {
      if (Outages.isOutage(e)) {
        throw e;
      }
      LOG.warn("Dead letter {} failed again: {}", id, reason(e));
      finish(letter, State.FAILED, reason(e), detail(e));
    }
    return find(id).orElseThrow();
  }

  /** The stable code of a failure. */
  static String reason(Throwable failure) {
    return switch (failure) {
      case UnreadableMessage _ -> "event.unreadable";
      case RuleViolation rule -> rule.code();
      case NotFound missing -> missing.kind() + ".not-found";
      case StaleVersion _ -> "event.stale-version";
      case InvalidInput _ -> "event.invalid-input";
      default -> "event.handler-failed";
    };
  }

  private static String detail(Throwable failure) {
    List<String> kinds = new ArrayList<>();
    for (Throwable cause = failure; cause != null && kinds.size() < 5; cause = cause.getCause()) {
      StackTraceElement[] trace = cause.getStackTrace();
      kinds.add(cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]));
    }
    return cut(String.join("; ", kinds), LONGEST_DETAIL);
  }

  private boolean insert(DeadLetter letter, byte[] payload) {
    try {
      jdbc.sql(
              """
              INSERT INTO dead_letter (id, handler, state, reason, detail, attempts, topic,
                partition_no, offset_no, event_id, event_type, subject, headers, payload, died_at)
              VALUES (:id, :handler, 'OPEN', :reason, :detail, :attempts, :topic,
                :partition, :offset, :event, :type, :subject, :headers, :payload, :at)
              """)
          .param("id", letter.id())
          .param("handler", letter.handler())
          .param("reason", letter.reason())
          .param("detail", letter.detail())
          .param("attempts", letter.attempts())
          .param("topic", letter.origin().topic())
          .param("partition", letter.origin().partition())
          .param("offset", letter.origin().offset())
          .param("event", letter.eventId())
          .param("type", letter.eventType())
          .param("subject", letter.subject())
          .param("headers", json.writeValueAsString(letter.headers()))
          .param("payload", payload)
          .param("at", OutboxTable.utc(letter.diedAt()))
          .update();
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  private void finish(DeadLetter letter, State state, String reason, String detail) {
    jdbc.sql(
            """
            UPDATE dead_letter
               SET state = :state, reason = :reason, detail = :detail, attempts = attempts + 1,
                   replayed_at = :at
             WHERE id = :id
            """)
        .param("state", state.name())
        .param("reason", reason)
        .param("detail", detail)
        .param("at", OutboxTable.utc(clock.instant()))
        .param("id", letter.id())
        .update();
  }

  private ConsumerRecord<String, byte[]> message(DeadLetter letter) {
    byte[] payload =
        jdbc.sql("SELECT payload FROM dead_letter WHERE id = :id")
            .param("id", letter.id())
            .query((row, _) -> row.getBytes(1))
            .single();
    var message =
        new ConsumerRecord<>(
            letter.origin().topic(),
            letter.origin().partition(),
            letter.origin().offset(),
            letter.subject(),
            payload);
    letter.headers().forEach((name, value) -> Messages.add(message.headers(), name, value));
    return message;
  }

  private DeadLetter letter(ResultSet row) throws SQLException {
    LocalDateTime replayed = row.getObject("replayed_at", LocalDateTime.class);
    return new DeadLetter(
        row.getString("id"),
        row.getString("handler"),
        State.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getString("detail"),
        row.getInt("attempts"),
        new Origin(row.getString("topic"), row.getInt("partition_no"), row.getLong("offset_no")),
        row.getString("event_id"),
        row.getString("event_type"),
        row.getString("subject"),
        json.readValue(row.getString("headers"), HEADERS),
        new String(row.getBytes("payload"), StandardCharsets.UTF_8),
        instant(row.getObject("died_at", LocalDateTime.class)),
        replayed == null ? null : instant(replayed));
  }

  private static Instant instant(LocalDateTime utc) {
    return utc.toInstant(ZoneOffset.UTC);
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }
}
