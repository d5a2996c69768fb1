package io.forecourt.platform.event;

import io.forecourt.platform.testing.TestServers.Database;
import io.forecourt.platform.value.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Measures the relay of one schema: how fast it drains a full outbox, and how long an event takes
 * from its commit to a consumer at a steady rate.
 */
public final class RelaySpeed {

  private static final String TOPIC = "forecourt.speed.thing";
  private static final int PAYLOAD_BYTES = 400;
  private static final String PAYLOAD = "{\"text\":\"" + "x".repeat(PAYLOAD_BYTES - 11) + "\"}";
  private static final int PARTITIONS = 3;
  private static final int WRITERS = 4;

  private final Database database;
  private final String servers;
  private final String schema;
  private final String namespace = "speed" + System.nanoTime() + ".";

  /**
   * @param schema an empty schema of the database
   */
  public RelaySpeed(Database database, String schema, String servers)
      throws SQLException, InterruptedException, ExecutionException, TimeoutException {
    this.database = database;
    this.schema = schema;
    this.servers = servers;
    prepare();
  }

  private void prepare()
      throws SQLException, InterruptedException, ExecutionException, TimeoutException {
    try (Connection connection = database.connect(schema);
        Statement statement = connection.createStatement()) {
      for (String migration : OutboxCrashDrill.MIGRATIONS) {
        statement.execute(OutboxCrashDrill.migration(migration));
      }
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createTopics(List.of(new NewTopic(namespace + TOPIC, PARTITIONS, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  /**
   * Seconds that a relay takes from its start until none of so many rows is left, each of which the
   * broker has acknowledged.
   */
  public double drain(int rows) throws SQLException, InterruptedException {
    fill(rows);
    OutboxRelay relay = relay();
    long begin = System.nanoTime();
    Thread thread = Thread.ofPlatform().daemon().start(relay);
    awaitEmpty();
    double seconds = (System.nanoTime() - begin) / 1e9;
    relay.stop();
    thread.join();
    return seconds;
  }

  /** Seconds that a bare producer with the same promises takes for as many equal messages. */
  public double sendWithoutOutbox(int rows) {
    long begin = System.nanoTime();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            servers,
            "acks",
            "all",
            "enable.idempotence",
            true,
            "linger.ms",
            0,
            "batch.size",
            128 * 1024);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < rows; i++) {
        producer.send(Messages.record(namespace, "/forecourt/speed", row("b" + i % 500, i)));
      }
      producer.flush();
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private void fill(int rows) throws SQLException {
    try (Connection connection = database.connect(schema)) {
      connection.setAutoCommit(false);
      for (int i = 0; i < rows; i++) {
        OutboxTable.insert(connection, row("s" + i % 500, 1 + i / 500));
      }
      connection.commit();
    }
  }

  /**
   * The delays of a steady stream, in milliseconds: from before the commit in a writer until a
   * consumer of another thread has the event in its hands.
   *
   * @param rate events a second, each in a transaction of its own
   * @param events how many
   */
  public Stream stream(int rate, int events) throws SQLException, InterruptedException {
    double[] commits = new double[events];
    Map<String, Long> committed = new ConcurrentHashMap<>();
    double[] delays = new double[events];
    OutboxRelay relay = relay();
    Thread relaying = Thread.ofPlatform().daemon().start(relay);
    double seconds;
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, PARTITIONS)
              .mapToObj(partition -> new TopicPartition(namespace + TOPIC, partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      long begin = System.nanoTime();
      List<Thread> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        Connection connection = database.connect(schema);
        int first = writer;
        writers.add(
            Thread.ofPlatform()
                .start(
                    () ->
                        write(connection, relay, rate, first, events, begin, committed, commits)));
      }
      int heard = 0;
      while (heard < events) {
        for (var message : consumer.poll(Duration.ofMillis(100))) {
          long now = System.nanoTime();
          Long from = committed.remove(Messages.envelope(message).id());
          if (from != null) {
            delays[heard++] = (now - from) / 1e6;
          }
        }
      }
      for (Thread writer : writers) {
        writer.join();
      }
      seconds = (System.nanoTime() - begin) / 1e9;
    }
    relay.stop();
    relaying.join();
    return new Stream(delays, commits, events / seconds);
  }

  /**
   * A stream that was measured.
   *
   * @param delaysMillis one for each event
   * @param commitsMillis what the commits alone took
   * @param perSecond events a second that came through, which shows whether the writers kept up
   */
  public record Stream(double[] delaysMillis, double[] commitsMillis, double perSecond) {}

  private static void write(
      Connection open,
      OutboxRelay relay,
      int rate,
      int first,
      int events,
      long begin,
      Map<String, Long> committed,
      double[] commits) {
    try (Connection connection = open) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(false);
      for (int i = first; i < events; i += WRITERS) {
        long due = begin + i * 1_000_000_000L / rate;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        String subject = "d" + i % 100;
        OutboxRow row = row(subject, OutboxTable.nextSequence(connection, subject));
        OutboxTable.insert(connection, row);
        long before = System.nanoTime();
        committed.put(row.eventId(), before);
        connection.commit();
        commits[i] = (System.nanoTime() - before) / 1e6;
        relay.wake();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private OutboxRelay relay() {
    return new OutboxRelay(
        new OutboxRelay.Settings(
            "/forecourt/speed",
            namespace,
            1000,
            Duration.ofMillis(50),
            Duration.ofSeconds(10),
            Map.of("bootstrap.servers", servers)),
        () -> database.connect(schema),
        () -> {},
        RelayStep.Listener.NONE);
  }

  private void awaitEmpty() throws SQLException {
    try (Connection connection = database.connect(schema);
        Statement statement = connection.createStatement()) {
      while (true) {
        try (ResultSet rows = statement.executeQuery("SELECT 1 FROM outbox LIMIT 1")) {
          if (!rows.next()) {
            return;
          }
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
    }
  }

  private static OutboxRow row(String subject, long sequence) {
    Instant now = Instant.now();
    return new OutboxRow(
        Ids.next(),
        "thing",
        subject,
        "io.forecourt.speed.happened.v1",
        TOPIC,
        sequence,
        "EAST",
        "system",
        null,
        null,
        now,
        now,
        null,
        PAYLOAD);
  }
}
