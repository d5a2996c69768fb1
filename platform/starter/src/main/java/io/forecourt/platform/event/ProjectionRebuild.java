package io.forecourt.platform.event;

import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills a projection's tables anew from the beginning of its topics and swaps them, positions
 * included, in one RENAME. While it reads the last events and swaps, a row of {@code
 * projection_gate} holds back every process that feeds the live tables, so nothing is applied to
 * tables that are about to go.
 */
final class ProjectionRebuild {

  private static final Logger LOG = LoggerFactory.getLogger(ProjectionRebuild.class);
  private static final String NEW = "__new";
  private static final String OLD = "__old";

  /** What a rebuild did. */
  record Result(String projection, long messages) {}

  private final Map<String, Object> consumer;
  private final String namespace;
  private final EventCatalogue catalogue;
  private final DataSource dataSource;
  private final TransactionTemplate transaction;
  private final Collection<ProjectionHandler> projections;

  ProjectionRebuild(
      Map<String, Object> consumer,
      String namespace,
      EventCatalogue catalogue,
      DataSource dataSource,
      TransactionTemplate transaction,
      Collection<ProjectionHandler> projections) {
    this.consumer = new HashMap<>(consumer);
    this.consumer.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    this.namespace = namespace;
    this.catalogue = catalogue;
    this.dataSource = dataSource;
    this.transaction = transaction;
    this.projections = projections;
  }

  /**
   * @throws NotFound if there is no such projection
   * @throws RuleViolation if it is being rebuilt already
   */
  Result rebuild(String name) throws SQLException {
    ProjectionHandler handler =
        projections.stream()
            .filter(each -> each.projection().name().equals(name))
            .findFirst()
            .orElseThrow(() -> new NotFound("projection", name));
    List<String> tables = new ArrayList<>(handler.projection().tables());
    tables.add(handler.positions());
    try (Connection ddl = dataSource.getConnection()) {
      String lock = lockName(ddl, name);
      if (!ask(ddl, "SELECT GET_LOCK(?, 0)", lock)) {
        throw new RuleViolation("projection.rebuild-running", name);
      }
      try {
        createNew(ddl, tables);
        long messages = fillAndSwap(handler, ddl, tables);
        drop(ddl, tables, OLD);
        LOG.info("Projection {} rebuilt from {} messages", name, messages);
        return new Result(name, messages);
      } finally {
        ask(ddl, "SELECT RELEASE_LOCK(?)", lock);
      }
    }
  }

  private long fillAndSwap(ProjectionHandler handler, Connection ddl, List<String> tables)
      throws SQLException {
    try (Consumer<String, byte[]> topics =
            new KafkaConsumer<>(consumer, new StringDeserializer(), new ByteArrayDeserializer());
        Connection gate = dataSource.getConnection()) {
      List<TopicPartition> partitions = partitions(handler, topics);
      topics.assign(partitions);
      topics.seekToBeginning(partitions);
      long messages = readToEnd(handler, topics, partitions);
      gate.setAutoCommit(false);
      try {
        ask(
            gate,
            "SELECT COUNT(*) FROM projection_gate WHERE projection = ? FOR UPDATE",
            handler.projection().name());
        messages += readToEnd(handler, topics, partitions);
        swap(ddl, tables);
      } finally {
        gate.rollback();
        gate.setAutoCommit(true);
      }
      return messages;
    }
  }

  private List<TopicPartition> partitions(
      ProjectionHandler handler, Consumer<String, byte[]> topics) {
    Set<String> names = new TreeSet<>();
    handler.types().forEach(type -> names.add(namespace + catalogue.get(type).topic()));
    return names.stream()
        .flatMap(topic -> topics.partitionsFor(topic).stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private long readToEnd(
      ProjectionHandler handler, Consumer<String, byte[]> topics, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = topics.endOffsets(partitions);
    long messages = 0;
    while (ends.entrySet().stream()
        .anyMatch(end -> topics.position(end.getKey()) < end.getValue())) {
      var batch = topics.poll(Duration.ofMillis(500));
      messages += batch.count();
      apply(handler, batch);
    }
    return messages;
  }

  /** In one transaction, or else each in its own, so that only what is refused is left out. */
  private void apply(ProjectionHandler handler, ConsumerRecords<String, byte[]> batch) {
    try {
      transaction.executeWithoutResult(_ -> batch.forEach(message -> apply(handler, message)));
    } catch (RuntimeException | Error refused) {
      if (Outages.isOutage(refused)) {
        throw refused;
      }
      batch.forEach(message -> applyOrPassOver(handler, message));
    }
  }

  /** What the projection refuses is a dead letter of the live tables, too. */
  private void applyOrPassOver(ProjectionHandler handler, ConsumerRecord<String, byte[]> message) {
    try {
      transaction.executeWithoutResult(_ -> apply(handler, message));
    } catch (RuntimeException | Error refused) {
      if (Outages.isOutage(refused)) {
        throw refused;
      }
      LOG.warn(
          "The rebuild of {} passes over {}-{}@{}: {}",
          handler.name(),
          message.topic(),
          message.partition(),
          message.offset(),
          DeadLetters.reason(refused));
    }
  }

  private static void apply(ProjectionHandler handler, ConsumerRecord<String, byte[]> message) {
    String type = Messages.type(message);
    if (type != null && handler.types().contains(type)) {
      handler.apply(message, table -> table + NEW);
    }
  }

  private static void createNew(Connection ddl, List<String> tables) throws SQLException {
    drop(ddl, tables, NEW);
    drop(ddl, tables, OLD);
    try (Statement statement = ddl.createStatement()) {
      for (String table : tables) {
        statement.execute("CREATE TABLE " + table + NEW + " LIKE " + table);
      }
    }
  }

  private static void swap(Connection ddl, List<String> tables) throws SQLException {
    List<String> renames = new ArrayList<>();
    for (String table : tables) {
      renames.add(table + " TO " + table + OLD);
      renames.add(table + NEW + " TO " + table);
    }
    try (Statement statement = ddl.createStatement()) {
      statement.execute("RENAME TABLE " + String.join(", ", renames));
    }
  }

  private static void drop(Connection ddl, List<String> tables, String suffix) throws SQLException {
    try (Statement statement = ddl.createStatement()) {
      for (String table : tables) {
        statement.execute("DROP TABLE IF EXISTS " + table + suffix);
      }
    }
  }

  private static String lockName(Connection connection, String projection) throws SQLException {
    return "fc.rebuild." + Integer.toHexString((connection.getCatalog() + projection).hashCode());
  }

  private static boolean ask(Connection connection, String question, String value)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, value);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getInt(1) == 1;
      }
    }
  }
}
