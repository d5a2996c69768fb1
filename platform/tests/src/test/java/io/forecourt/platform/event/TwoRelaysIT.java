package io.forecourt.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.testing.TestServers;
import io.forecourt.platform.testing.TestServers.Database;
import io.forecourt.platform.value.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TwoRelaysIT {

  private static final String TOPIC = "forecourt.two.thing";
  private static final int EVENTS = 600;

  private final Database database = TestServers.database();
  private final String schema = TestServers.freshSchema();
  private final String servers = TestServers.broker().bootstrapServers();
  private final String namespace = schema + ".";

  @Test
  void onlyOneOfTwoRelaysWorksAndTheOtherTakesOverInOrderWhenItsConnectionIsLost()
      throws Exception {
    prepare();
    OutboxRelay first = relay();
    OutboxRelay second = relay();
    Thread.ofPlatform().daemon().start(first);
    Thread.ofPlatform().daemon().start(second);
    await().until(() -> first.leading() || second.leading());
    assertThat(first.leading() && second.leading()).isFalse();

    try (Connection connection = database.connect(schema)) {
      connection.setAutoCommit(false);
      for (int i = 0; i < EVENTS; i++) {
        append(connection, "s" + i % 3);
        if (i % 200 == 100) {
          cutTheLeader();
        }
      }
    }

    await().atMost(Duration.ofSeconds(40)).until(this::outboxIsEmpty);
    first.stop();
    second.stop();
    try (var events = new TestEvents(servers, namespace)) {
      List<Heard> heard = events.heard(TOPIC);
      for (String subject : List.of("s0", "s1", "s2")) {
        assertThat(
                heard.stream()
                    .filter(each -> each.subject().equals(subject))
                    .map(Heard::sequence)
                    .distinct())
            .containsExactlyElementsOf(LongStream.rangeClosed(1, EVENTS / 3).boxed().toList());
      }
    }
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

  private void cutTheLeader() throws SQLException {
    try (Connection other = database.connect(schema);
        Statement statement = other.createStatement();
        var holder =
            statement.executeQuery("SELECT IS_USED_LOCK('forecourt.relay." + schema + "')")) {
      holder.next();
      long id = holder.getLong(1);
      if (!holder.wasNull()) {
        try (Statement kill = other.createStatement()) {
          kill.execute("KILL " + id);
        }
      }
    }
  }

  private void append(Connection connection, String subject) throws SQLException {
    long sequence = OutboxTable.nextSequence(connection, subject);
    Instant now = Instant.now();
    OutboxTable.insert(
        connection,
        new OutboxRow(
            Ids.next(),
            "thing",
            subject,
            "io.forecourt.two.happened.v1",
            TOPIC,
            sequence,
            "EAST",
            "system",
            null,
            null,
            now,
            now,
            null,
            "{}"));
    connection.commit();
  }

  private boolean outboxIsEmpty() throws SQLException {
    try (Connection connection = database.connect(schema);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT COUNT(*) FROM outbox")) {
      rows.next();
      return rows.getLong(1) == 0;
    }
  }

  private OutboxRelay relay() {
    return new OutboxRelay(
        new OutboxRelay.Settings(
            "/forecourt/two",
            namespace,
            50,
            Duration.ofMillis(50),
            Duration.ofSeconds(10),
            Map.of("bootstrap.servers", servers)),
        () -> database.connect(schema),
        () -> {},
        RelayStep.Listener.NONE);
  }
}
