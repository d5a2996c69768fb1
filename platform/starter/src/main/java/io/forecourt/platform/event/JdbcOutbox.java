package io.forecourt.platform.event;

import io.forecourt.platform.access.Acting;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.bulk.BulkWrites;
import io.forecourt.platform.value.Ids;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** The outbox as a table beside the aggregates. */
final class JdbcOutbox implements Outbox {

  private static final int MOST_BYTES = 512 * 1024;

  private final String service;
  private final EventCatalogue catalogue;
  private final DataSource dataSource;
  private final JsonMapper json;
  private final Clock clock;
  private final Supplier<@Nullable String> traceparent;
  private final WakeAfterCommit wake;
  private final SQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();

  JdbcOutbox(
      String service,
      EventCatalogue catalogue,
      DataSource dataSource,
      JsonMapper json,
      Clock clock,
      Supplier<@Nullable String> traceparent,
      Runnable wakeRelay) {
    this.service = service;
    this.catalogue = catalogue;
    this.dataSource = dataSource;
    this.json = json;
    this.clock = clock;
    this.traceparent = traceparent;
    this.wake = new WakeAfterCommit(wakeRelay);
  }

  @Override
  public void append(OutgoingEvent event) {
    EventCatalogue.Entry entry = catalogue.get(event.type());
    if (!entry.owner().equals(service)) {
      throw new IllegalArgumentException(
          event.type() + " belongs to " + entry.owner() + ", not to " + service);
    }
    String payload = json.writeValueAsString(event.data());
    if (payload.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException(
          event.type() + " is larger than " + MOST_BYTES + " bytes and would stop the relay");
    }
    Optional<Acting> acting = Callers.find();
    store(
        sequence ->
            new OutboxRow(
                Ids.next(),
                aggregateType(entry.topic()),
                event.subject(),
                event.type(),
                entry.topic(),
                sequence,
                event.store(),
                acting.map(a -> a.caller().personId()).orElse(Caller.SYSTEM),
                acting.map(Acting::onBehalfOf).orElse(null),
                acting.map(Acting::causation).orElse(null),
                event.time(),
                clock.instant(),
                traceparent.get(),
                payload),
        event.subject());
    Handling.noteProduced(event.type());
  }

  /** Tells of a dead letter, outside of the catalogue. */
  void appendDeadLetter(String topic, DeadLetter letter) {
    store(
        sequence ->
            new OutboxRow(
                letter.id(),
                "dead-letter",
                letter.id(),
                "io.forecourt." + service + ".dead-letter.v1",
                topic,
                sequence,
                "",
                Caller.SYSTEM,
                null,
                letter.eventId().isEmpty() ? null : letter.eventId(),
                letter.diedAt(),
                clock.instant(),
                traceparent.get(),
                json.writeValueAsString(DeadLetterTold.of(letter))),
        letter.id());
  }

  private interface RowOfSequence {
    OutboxRow at(long sequence);
  }

  private record Fact(String subject, RowOfSequence row) {}

  private void store(RowOfSequence row, String subject) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a fact is stored in the transaction of its change only");
    }
    BulkWrites.write(this, new Fact(subject, row), this::write);
    if (!TransactionSynchronizationManager.getSynchronizations().contains(wake)) {
      TransactionSynchronizationManager.registerSynchronization(wake);
    }
  }

  private void write(List<Fact> facts) {
    SortedMap<String, Integer> subjects = new TreeMap<>();
    facts.forEach(fact -> subjects.merge(fact.subject(), 1, Integer::sum));
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      Map<String, Long> counts = OutboxTable.countUp(connection, subjects);
      subjects.forEach((subject, more) -> counts.merge(subject, (long) -more, Long::sum));
      OutboxTable.insert(
          connection,
          facts.stream()
              .map(fact -> fact.row().at(counts.merge(fact.subject(), 1L, Long::sum)))
              .toList());
    } catch (SQLException e) {
      var translated = translator.translate("append to the outbox", null, e);
      throw translated == null ? new IllegalStateException(e) : translated;
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static String aggregateType(String topic) {
    return topic.substring(topic.lastIndexOf('.') + 1);
  }

  private record WakeAfterCommit(Runnable relay) implements TransactionSynchronization {
    @Override
    public void afterCommit() {
      relay.run();
    }
  }
}
