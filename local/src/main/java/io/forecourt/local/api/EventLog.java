package io.forecourt.local.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Everything that is told on the domain topics from the moment this is opened; it joins no group
 * and leaves no trace.
 */
public final class EventLog implements AutoCloseable {

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<Event> seen = new ArrayList<>();
  private final Thread reader;
  private final CountDownLatch open = new CountDownLatch(1);

  public EventLog(int brokerPort) {
    Properties settings = new Properties();
    settings.putAll(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + brokerPort,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    reader = Thread.ofPlatform().daemon().name("events").start(this::read);
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void read() {
    try {
      List<TopicPartition> partitions = new ArrayList<>();
      for (Map.Entry<String, List<PartitionInfo>> topic :
          consumer.listTopics(Duration.ofSeconds(20)).entrySet()) {
        if (topic.getKey().startsWith("forecourt.")
            && !topic.getKey().startsWith("forecourt.dlt.")) {
          topic
              .getValue()
              .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
        }
      }
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      open.countDown();
      while (true) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(500))) {
          Event event = event(message);
          synchronized (seen) {
            seen.add(event);
          }
        }
      }
    } catch (WakeupException e) {
      // closed
    } finally {
      open.countDown();
      consumer.close();
    }
  }

  /** How many were seen so far; a position for {@link #since}. */
  public int position() {
    synchronized (seen) {
      return seen.size();
    }
  }

  public List<Event> since(int position) {
    synchronized (seen) {
      return List.copyOf(seen.subList(position, seen.size()));
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      reader.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Event event(ConsumerRecord<String, byte[]> message) {
    String type = header(message, "ce_type");
    String[] trace = header(message, "ce_traceparent").split("-");
    String time = header(message, "ce_time");
    String sequence = header(message, "ce_sequence");
    return new Event(
        header(message, "ce_id"),
        type,
        Event.nameOf(type),
        Event.serviceOf(type),
        header(message, "ce_subject"),
        sequence.isEmpty() ? 0 : Long.parseLong(sequence),
        time.isEmpty() ? Instant.EPOCH : Instant.parse(time),
        header(message, "ce_store"),
        header(message, "ce_actor"),
        header(message, "ce_causation"),
        trace.length > 1 ? trace[1] : "",
        data(message.value()));
  }

  private static JsonNode data(byte[] value) {
    try {
      return value == null ? JsonNodeFactory.instance.objectNode() : Http.JSON.readTree(value);
    } catch (JacksonException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private static String header(ConsumerRecord<?, ?> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
