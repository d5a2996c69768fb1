package io.forecourt.platform.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the outbox and compares what the groups have committed with the ends of their topics. */
final class KafkaBacklog implements EventBacklog, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaBacklog.class);
  private static final long LIMIT_SECONDS = 5;

  private final JdbcClient jdbc;
  private final Map<String, Object> settings;
  private final Supplier<Map<String, Set<String>>> topicsOfGroups;
  private @Nullable Admin admin;

  KafkaBacklog(
      JdbcClient jdbc,
      Map<String, Object> settings,
      Supplier<Map<String, Set<String>>> topicsOfGroups) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.topicsOfGroups = topicsOfGroups;
  }

  @Override
  public long outboxRows() {
    return jdbc.sql("SELECT COUNT(*) FROM outbox").query(Long.class).single();
  }

  @Override
  public long consumerLag() {
    try {
      long lag = 0;
      for (var group : topicsOfGroups.get().entrySet()) {
        lag += lag(group.getKey(), group.getValue());
      }
      return lag;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    } catch (ExecutionException e) {
      // A topic that does not exist yet holds nothing.
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return 0;
      }
      LOG.debug("The broker cannot be asked for the lag", e);
      return -1;
    } catch (TimeoutException | KafkaException e) {
      LOG.debug("The broker cannot be asked for the lag", e);
      return -1;
    }
  }

  @Override
  public synchronized void destroy() {
    if (admin != null) {
      admin.close(java.time.Duration.ofSeconds(1));
    }
  }

  private long lag(String group, Set<String> topics)
      throws ExecutionException, InterruptedException, TimeoutException {
    Admin client = admin();
    Map<String, TopicDescription> descriptions =
        client.describeTopics(topics).allTopicNames().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    Map<TopicPartition, OffsetSpec> begins = new HashMap<>();
    for (TopicDescription description : descriptions.values()) {
      for (var partition : description.partitions()) {
        var id = new TopicPartition(description.name(), partition.partition());
        ends.put(id, OffsetSpec.latest());
        begins.put(id, OffsetSpec.earliest());
      }
    }
    var end = client.listOffsets(ends).all();
    Map<TopicPartition, OffsetAndMetadata> committed =
        client
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    Map<TopicPartition, OffsetSpec> fresh =
        begins.entrySet().stream()
            .filter(begin -> committed.get(begin.getKey()) == null)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Map<TopicPartition, ListOffsetsResultInfo> from =
        client.listOffsets(fresh).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    long lag = 0;
    for (var each : end.get(LIMIT_SECONDS, TimeUnit.SECONDS).entrySet()) {
      OffsetAndMetadata offset = committed.get(each.getKey());
      ListOffsetsResultInfo first = from.get(each.getKey());
      long reached = offset != null ? offset.offset() : first != null ? first.offset() : 0;
      lag += Math.max(0, each.getValue().offset() - reached);
    }
    return lag;
  }

  private synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(settings);
    }
    return admin;
  }
}
