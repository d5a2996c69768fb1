package io.forecourt.local.drill;

import io.forecourt.local.api.Dealership;
import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Ports;
import io.forecourt.local.stack.Secrets;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Looks through everything that the stack keeps: schemas, topics, files and logs. */
final class TraceSearch {
  private static final int STRETCH = 1 << 20;
  private static final Duration BROKER_ANSWERS = Duration.ofSeconds(20);

  /**
   * What was looked through, and what was found in it.
   *
   * @param found place to the words for what stands there
   */
  record Result(
      long tables,
      long values,
      long topics,
      long messages,
      long files,
      long octets,
      Map<String, Set<String>> found) {

    /** Without those whose words begin so. */
    Map<String, Set<String>> foundBut(String marker) {
      Map<String, Set<String>> others = new TreeMap<>();
      found.forEach(
          (place, words) -> {
            var rest = new TreeSet<>(words);
            rest.removeIf(word -> word.startsWith(marker));
            if (!rest.isEmpty()) {
              others.put(place, rest);
            }
          });
      return others;
    }

    /** The places in which something with such words stands. */
    Set<String> placesOf(String marker) {
      Set<String> places = new TreeSet<>();
      found.forEach(
          (place, words) -> {
            if (words.stream().anyMatch(word -> word.startsWith(marker))) {
              places.add(place);
            }
          });
      return places;
    }

    String words() {
      return "%,d values of %d tables, %,d messages of %d topics, %,d files (%,d MiB)"
          .formatted(values, tables, messages, topics, files, octets >> 20);
    }
  }

  private final Home home;
  private final Ports ports;
  private final Secrets secrets;
  private final Traces traces;
  private final Map<String, Set<String>> found = new TreeMap<>();
  private final Set<String> topics = new TreeSet<>();
  private long tables;
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
    return new Result(tables, values, topics.size(), messages, files, octets, Map.copyOf(found));
  }

  /** Every value of every table of a service. */
  private void schema(String service) {
    try (Connection connection = Schemas.open(ports, secrets, service)) {
      List<String> names = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT table_name FROM information_schema.tables"
                      + " WHERE table_schema = DATABASE() ORDER BY table_name")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      for (String table : names) {
        table(connection, service, table);
      }
    } catch (SQLException e) {
      throw new Trouble("the schema of " + service + " cannot be read: " + e.getMessage());
    }
  }

  private void table(Connection connection, String service, String table) throws SQLException {
    tables++;
    try (Statement statement = connection.createStatement()) {
      // row by row: the driver would hold a table whole otherwise
      statement.setFetchSize(Integer.MIN_VALUE);
      try (ResultSet rows = statement.executeQuery("SELECT * FROM `" + table + "`")) {
        int columns = rows.getMetaData().getColumnCount();
        String[] places = new String[columns + 1];
        for (int column = 1; column <= columns; column++) {
          places[column] =
              "%s.%s.%s".formatted(service, table, rows.getMetaData().getColumnName(column));
        }
        while (rows.next()) {
          for (int column = 1; column <= columns; column++) {
            byte[] value = rows.getBytes(column);
            if (value != null) {
              values++;
              note(places[column], traces.in(value, value.length, true));
            }
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
          .listTopics(BROKER_ANSWERS)
          .forEach(
              (topic, parts) -> {
                if (topic.startsWith("forecourt.")) {
                  topics.add(topic);
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
    look(message.topic() + " key", message.key());
    look(message.topic(), message.value());
    message
        .headers()
        .forEach(header -> look(message.topic() + " header " + header.key(), header.value()));
  }

  private void look(String place, byte @Nullable [] value) {
    if (value != null) {
      note(place, traces.in(value, value.length, true));
    }
  }

  /**
   * Everything that running leaves on disk. The database keeps rows in its own files for a while
   * after they are gone; nothing of a person may ever have stood there but under a key.
   */
  private void files() throws IOException {
    Files.walkFileTree(
        home.root(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(home.programs())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              file(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            return continueIfGone(why);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why)
              throws IOException {
            return why == null ? FileVisitResult.CONTINUE : continueIfGone(why);
          }
        });
  }

  /** What a running part has just deleted holds nothing any more. */
  private static FileVisitResult continueIfGone(IOException why) throws IOException {
    if (why instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw why;
  }

  private void file(Path file) throws IOException {
    boolean ofDatabase = file.startsWith(home.data().resolve("mariadb"));
    int overlap = traces.longest();
    byte[] stretch = new byte[STRETCH + overlap];
    String place = home.root().relativize(file).toString();
    try (InputStream in = Files.newInputStream(file)) {
      files++;
      int kept = 0;
      int read;
      while ((read = in.readNBytes(stretch, kept, STRETCH)) > 0) {
        octets += read;
        int length = kept + read;
        note(place, traces.in(stretch, length, !ofDatabase));
        kept = Math.min(overlap, length);
        System.arraycopy(stretch, length - kept, stretch, 0, kept);
      }
    } catch (NoSuchFileException gone) {
      continueIfGone(gone);
    }
  }

  private void note(String place, Set<String> what) {
    if (!what.isEmpty()) {
      found.computeIfAbsent(place, _ -> new TreeSet<>()).addAll(what);
    }
  }
}
