package io.forecourt.platform.event;

import io.forecourt.platform.testing.TestServers;
import io.forecourt.platform.testing.TestServers.Database;
import io.forecourt.platform.value.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Measures the relay: how fast it drains a full outbox, and how long an event takes from its commit
 * to a consumer at a steady rate. {@code [--rows 50000] [--rate 200] [--seconds 20]}
 */
public final class RelaySpeed {

  private static final String TOPIC = "forecourt.speed.thing";
  private static final String PAYLOAD = "{\"text\":\"" + "x".repeat(388) + "\"}";

  private final Database database = TestServers.database();
  private final String servers = TestServers.broker().bootstrapServers();
  private final String schema = TestServers.freshSchema();
  private final String namespace = "speed" + System.nanoTime() + ".";

  private RelaySpeed() {}

  public static void main(String[] arguments) throws Exception {
    int rows = 50_000;
    int rate = 200;
    int seconds = 20;
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      int value = Integer.parseInt(arguments[i + 1]);
      switch (arguments[i]) {
        case "--rows" -> rows = value;
        case "--rate" -> rate = value;
        case "--seconds" -> seconds = value;
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    var speed = new RelaySpeed();
    speed.prepare();
    speed.drain(rows);
    speed.delay(rate, seconds);
    System.exit(0);
  }

  private void prepare() throws Exception {
    try (Connection connection = database.connect(schema);
        Statement statement = connection.createStatement()) {
      for (String migration : OutboxCrashDrill.MIGRATIONS) {
        statement.execute(OutboxCrashDrill.migration(migration));
      }
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createTopics(List.of(new NewTopic(namespace + TOPIC, 3, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private void drain(int rows) throws SQLException {
    try (Connection connection = database.connect(schema)) {
      connection.setAutoCommit(false);
      for (int i = 0; i < rows; i++) {
        OutboxTable.insert(connection, row("s" + i % 500, 1 + i / 500));
      }
      connection.commit();
      OutboxRelay relay = relay();
      long begin = System.nanoTime();
      Thread thread = Thread.ofPlatform().daemon().start(relay);
      awaitEmpty();
      double seconds = (System.nanoTime() - begin) / 1e9;
      relay.stop();
      join(thread);
      System.out.printf(
          Locale.ROOT,
          "Relay: %d rows of 400 bytes drained in %.2f s, %.0f rows/s%n",
          rows,
          seconds,
          rows / seconds);
    }
  }

  private void delay(int rate, int seconds) throws SQLException {
    Map<String, Long> committed = new ConcurrentHashMap<>();
    List<Long> delays = Collections.synchronizedList(new ArrayList<>());
    int events = rate * seconds;
    OutboxRelay relay = relay();
    Thread thread = Thread.ofPlatform().daemon().start(relay);
    try (var consumer =
            new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        Connection connection = database.connect(schema)) {
      List<TopicPartition> partitions =
          List.of(
              new TopicPartition(namespace + TOPIC, 0),
              new TopicPartition(namespace + TOPIC, 1),
              new TopicPartition(namespace + TOPIC, 2));
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      connection.setAutoCommit(false);
      Thread writer =
          Thread.ofPlatform().start(() -> write(connection, relay, rate, events, committed));
      while (delays.size() < events) {
        for (var message : consumer.poll(Duration.ofMillis(100))) {
          long now = System.nanoTime();
          Long from = committed.get(Messages.envelope(message).id());
          delays.add(from == null ? 0 : now - from);
        }
      }
      join(writer);
    }
    relay.stop();
    join(thread);
    Collections.sort(delays);
    System.out.printf(
        Locale.ROOT,
        "Commit to consumer at %d/s for %d s: p50 %.1f ms, p99 %.1f ms, worst %.1f ms%n",
        rate,
        seconds,
        delays.get(events / 2) / 1e6,
        delays.get(events * 99 / 100) / 1e6,
        delays.getLast() / 1e6);
  }

  private static void write(
      Connection connection, OutboxRelay relay, int rate, int events, Map<String, Long> committed) {
    long begin = System.nanoTime();
    try {
      for (int i = 0; i < events; i++) {
        long due = begin + i * 1_000_000_000L / rate;
        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
        String subject = "d" + i % 100;
        OutboxRow row = row(subject, OutboxTable.nextSequence(connection, subject));
        OutboxTable.insert(connection, row);
        committed.put(row.eventId(), System.nanoTime());
        connection.commit();
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

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
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
