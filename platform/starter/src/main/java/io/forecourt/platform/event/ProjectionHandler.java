package io.forecourt.platform.event;

import io.forecourt.platform.access.Callers;
import io.forecourt.platform.event.Messages.Envelope;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Feeds a {@link Projection}: an event is applied when its sequence is newer for its subject.
 * Sequences are counted by the owner of a topic, so a position belongs to topic and subject.
 */
final class ProjectionHandler implements Handler {

  static final String PREFIX = "projection:";

  private final Projection projection;
  private final String namespace;
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final TransactionTemplate transaction;

  ProjectionHandler(
      Projection projection,
      String namespace,
      JdbcClient jdbc,
      JsonMapper json,
      TransactionTemplate transaction) {
    this.projection = projection;
    this.namespace = namespace;
    this.jdbc = jdbc;
    this.json = json;
    this.transaction = transaction;
  }

  /** Creates what the handler needs beside the projection's own tables. */
  void prepare() {
    jdbc.sql("CREATE TABLE IF NOT EXISTS " + positions() + " LIKE projection_position").update();
    jdbc.sql("INSERT IGNORE INTO projection_gate (projection) VALUES (:name)")
        .param("name", projection.name())
        .update();
  }

  Projection projection() {
    return projection;
  }

  /** The table of this projection's positions. */
  String positions() {
    return projection.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_") + "__position";
  }

  @Override
  public String name() {
    return PREFIX + projection.name();
  }

  @Override
  public Set<String> types() {
    return projection.types();
  }

  @Override
  public void handle(ConsumerRecord<String, byte[]> message) {
    Envelope envelope = Messages.envelope(message);
    JsonNode data = read(message);
    transaction.executeWithoutResult(
        _ -> {
          // A rebuild that is about to swap the tables holds this row.
          jdbc.sql(
                  "SELECT projection FROM projection_gate WHERE projection = :p LOCK IN SHARE MODE")
              .param("p", projection.name())
              .query(String.class)
              .single();
          apply(message, envelope, data, UnaryOperator.identity());
        });
  }

  /** Applies in the running transaction, to the live tables or to those of a rebuild. */
  void apply(ConsumerRecord<String, byte[]> message, UnaryOperator<String> table) {
    apply(message, Messages.envelope(message), read(message), table);
  }

  private void apply(
      ConsumerRecord<String, byte[]> message,
      Envelope envelope,
      JsonNode data,
      UnaryOperator<String> table) {
    if (advance(
        table.apply(positions()), message.topic().substring(namespace.length()), envelope)) {
      Callers.asSystem(
          name(), null, envelope.id(), () -> projection.apply(envelope.with(data), table));
    }
  }

  private boolean advance(String positions, String topic, Envelope envelope) {
    Long reached =
        jdbc.sql(
                "SELECT sequence FROM "
                    + positions
                    + " WHERE topic = :topic AND subject = :subject FOR UPDATE")
            .param("topic", topic)
            .param("subject", envelope.subject())
            .query(Long.class)
            .optional()
            .orElse(0L);
    if (envelope.sequence() <= reached) {
      return false;
    }
    jdbc.sql(
            "INSERT INTO "
                + positions
                + " (topic, subject, sequence) VALUES (:topic, :subject, :sequence)"
                + " ON DUPLICATE KEY UPDATE sequence = VALUES(sequence)")
        .param("topic", topic)
        .param("subject", envelope.subject())
        .param("sequence", envelope.sequence())
        .update();
    return true;
  }

  private JsonNode read(ConsumerRecord<String, byte[]> message) {
    if (message.value() == null) {
      throw new UnreadableMessage("the payload is empty", null);
    }
    try {
      return json.readTree(message.value());
    } catch (JacksonException e) {
      throw new UnreadableMessage("the payload is not JSON", e);
    }
  }
}
