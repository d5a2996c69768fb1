package io.forecourt.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TestServersIT {

  @Test
  void aFreshSchemaIsEmptyAndIsNotSharedWithAnother() throws SQLException {
    String first = TestServers.freshSchema();
    String second = TestServers.freshSchema();

    try (var connection = TestServers.database().connect(first);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE car (vin CHAR(17) PRIMARY KEY)");
    }

    try (var connection = TestServers.database().connect(second);
        var tables = connection.getMetaData().getTables(second, null, "car", null)) {
      assertThat(tables.next()).isFalse();
    }
  }

  @Test
  void theBrokerTakesATopic() throws Exception {
    String topic = "t" + TestServers.randomName();

    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", TestServers.broker().bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, 3, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);

      // A broker answers the creation a moment before it lists the topic.
      await().until(() -> admin.listTopics().names().get(30, TimeUnit.SECONDS).contains(topic));
    }
  }

  @Test
  void aBrokerKeepsItsTopicsWhenItIsKilledAndStartedAgain() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);

      broker.kill();
      broker.startAgain();

      assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains("kept");
    }
    broker.stop();
  }
}
