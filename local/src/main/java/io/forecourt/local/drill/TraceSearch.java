package io.forecourt.local.drill;

import io.forecourt.local.api.Dealership;
import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Ports;
import io.forecourt.local.stack.Secrets;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks through everything that the stack keeps: schemas, topics, files and logs. */
final class TraceSearch {
  private static final int STRETCH = 1 << 20;

  /**
   * What was looked through, and what was found in it.
   *
   * @param found place to the words for what stands there
   */
  record Result(long values, long messages, long files, long octets, Map<String, String> found) {}

  private final Home home;
  private final Ports ports;
  private final Secrets secrets;
  private final Traces traces;
  private final Map<String, String> found = new TreeMap<>();
  private long values;
  private long messages;
  private long files;
  private long octets;

  TraceSearch(Home home, Ports ports, Traces traces) {
    this.home = home;
    this.ports = ports;
    this.secrets = Secrets.of(home);
    this.traces = traces;
  }

  Result everywhere() throws IOException {
    Dealership.SERVICES.forEach(this::schema);
    topics();
    files();
    return new Result(values, messages, files, octets, Map.copyOf(found));
  }

  /** How many rows that figures count name a customer. */
  static Map<String, Integer> counted(Home home, Ports ports, String customerId) {
    Map<String, Integer> counts = new TreeMap<>();
    try (Connection connection = open(ports, Secrets.of(home), "crm")) {
      for (String table : List.of("visit", "sales_lead", "follow_up", "message")) {
        try (PreparedStatement count =
            connection.prepareStatement(
                "SELECT COUNT(*) FROM " + table + " WHERE customer_id = ?")) {
          count.setString(1, customerId);
          try (ResultSet row = count.executeQuery()) {
            row.next();
            counts.put(table, row.getInt(1));
          }
        }
      }
    } catch (SQLException e) {
      throw new Trouble("the schema of crm cannot be read: " + e.getMessage());
    }
    return counts;
  }

  private static Connection open(Ports ports, Secrets secrets, String service) throws SQLException {
    String schema = "forecourt_" + service;
    String url =
        "jdbc:mysql://127.0.0.1:%d/%s?useSSL=false&allowPublicKeyRetrieval=true"
            .formatted(ports.database(), schema);
    return DriverManager.getConnection(url, schema, secrets.password("database." + service));
  }

  /** Every value of every table of a service. */
  private void schema(String service) {
    try (Connection connection = open(ports, secrets, service);
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery(
              "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      for (String table : tables) {
        table(statement, service, table);
      }
    } catch (SQLException e) {
      throw new Trouble("the schema of " + service + " cannot be read: " + e.getMessage());
    }
  }

  private void table(Statement statement, String service, String table) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT * FROM `" + table + "`")) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          byte[] value = rows.getBytes(column);
          if (value != null) {
            values++;
            note(
                "%s.%s.%s".formatted(service, table, rows.getMetaData().getColumnName(column)),
                traces.in(value, value.length, true));
          }
        }
      }
    }
  }

  /** Everything that was ever told, dead letters included. */
  private void topics() {
    Properties settings = new Properties();
    settings.putAll(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            "127.0.0.1:" + ports.broker(),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            "false"));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .listTopics(Duration.ofSeconds(20))
          .forEach(
              (topic, parts) -> {
                if (topic.startsWith("forecourt.")) {
                  parts.forEach(
                      part -> partitions.add(new TopicPartition(topic, part.partition())));
                }
              });
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.seekToBeginning(partitions);
      while (partitions.stream()
          .anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(500))) {
          messages++;
          message(message);
        }
      }
    }
  }

  private void message(ConsumerRecord<byte[], byte[]> message) {
    look(message.topic(), message.key());
    look(message.topic(), message.value());
    message.headers().forEach(header -> look(message.topic() + " header", header.value()));
  }

  private void look(String place, byte[] value) {
    if (value != null) {
      note(place, traces.in(value, value.length, true));
    }
  }

  /**
   * Everything that running leaves on disk. The database keeps rows in its own files for a while
   * after they are gone; nothing of a person may ever have stood there but under a key.
   */
  private void files() throws IOException {
    Path programs = home.programs();
    try (Stream<Path> all = Files.walk(home.root())) {
      all.filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(programs))
          .forEach(this::file);
    } catch (UncheckedIOException vanished) {
      throw vanished.getCause();
    }
  }

  private void file(Path file) {
    boolean ofDatabase = file.startsWith(home.data().resolve("mariadb"));
    int overlap = traces.longest();
    byte[] stretch = new byte[STRETCH + overlap];
    try (InputStream in = Files.newInputStream(file)) {
      files++;
      int kept = 0;
      int read;
      while ((read = in.readNBytes(stretch, kept, STRETCH)) > 0) {
        octets += read;
        int length = kept + read;
        note(home.root().relativize(file).toString(), traces.in(stretch, length, !ofDatabase));
        kept = Math.min(overlap, length);
        System.arraycopy(stretch, length - kept, stretch, 0, kept);
      }
    } catch (NoSuchFileException gone) {
      // A file that a running part has just deleted holds nothing any more.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(String place, Map<String, Integer> what) {
    if (!what.isEmpty()) {
      found.put(place, String.join("; ", what.keySet()));
    }
  }
}
