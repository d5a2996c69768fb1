package io.forecourt.platform.testing;

import io.forecourt.platform.event.EventCatalogue;
import io.forecourt.platform.value.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands for the other services in a test: tells events as they would, and hears what the service
 * under test tells. A bean in every context with {@link WithServers}.
 */
public final class TestEvents implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * An event to tell.
   *
   * @param sequence counter of the subject
   */
  public record Telling(
      String id,
      String type,
      String subject,
      long sequence,
      Instant time,
      String store,
      String actor,
      String json) {

    public Telling withId(String other) {
      return new Telling(other, type, subject, sequence, time, store, actor, json);
    }

    public Telling at(Instant when) {
      return new Telling(id, type, subject, sequence, when, store, actor, json);
    }

    public Telling inStore(String code) {
      return new Telling(id, type, subject, sequence, time, code, actor, json);
    }

    public Telling by(String person) {
      return new Telling(id, type, subject, sequence, time, store, person, json);
    }
  }

  /**
   * A message that lies in a topic; header names are as on the wire, for example {@code ce_type}.
   */
  public record Heard(
      String topic,
      int partition,
      long offset,
      @Nullable String key,
      Map<String, String> headers,
      String json) {

    public String type() {
      return headers.getOrDefault("ce_type", "");
    }

    public String subject() {
      return headers.getOrDefault("ce_subject", "");
    }

    public long sequence() {
      return Long.parseLong(headers.getOrDefault("ce_sequence", "0"));
    }

    /** The payload. */
    public JsonNode data() {
      return JsonMapper.shared().readTree(json);
    }
  }

  private final String servers;
  private final String namespace;
  private final EventCatalogue catalogue = EventCatalogue.load();
  private final KafkaProducer<String, String> producer;
  private final Map<String, Ear> ears = new ConcurrentHashMap<>();

  public TestEvents(String bootstrapServers, String namespace) {
    this.servers = bootstrapServers;
    this.namespace = namespace;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 0),
            new StringSerializer(),
            new StringSerializer());
  }

  /** An event with a new id, told by the system in store EAST when the test began. */
  public static Telling event(String type, String subject, long sequence, Object data) {
    return new Telling(
        Ids.next(),
        type,
        subject,
        sequence,
        TestTime.BEGINS,
        "EAST",
        "system",
        JsonMapper.shared().writeValueAsString(data));
  }

  /** Tells it on the topic of the catalogue and answers its id. */
  public String tell(Telling event) {
    var message =
        new ProducerRecord<>(
            namespace + catalogue.get(event.type()).topic(), event.subject(), event.json());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "application/json");
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", event.id());
    headers.put("ce_source", "/forecourt/" + catalogue.get(event.type()).owner());
    headers.put("ce_type", event.type());
    headers.put("ce_subject", event.subject());
    headers.put("ce_time", event.time().toString());
    headers.put("ce_sequence", Long.toString(event.sequence()));
    headers.put("ce_store", event.store());
    headers.put("ce_actor", event.actor());
    headers.forEach(
        (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    send(message);
    return event.id();
  }

  public String tell(String type, String subject, long sequence, Object data) {
    return tell(event(type, subject, sequence, data));
  }

  /** Puts any text on a topic, without headers. */
  public void tellRaw(String topic, String key, String text) {
    send(new ProducerRecord<>(namespace + topic, key, text));
  }

  /** Everything that lies in a topic now, in order within each partition. */
  public List<Heard> heard(String topic) {
    return ear(topic).everythingUntilNow();
  }

  /** What was told of one subject, in order. */
  public List<Heard> heardOf(String type, String subject) {
    return heard(catalogue.get(type).topic()).stream()
        .filter(heard -> heard.type().equals(type) && heard.subject().equals(subject))
        .toList();
  }

  /**
   * Waits for an event of this type and subject.
   *
   * @throws AssertionError if it is not there within 30 seconds
   */
  public Heard await(String type, String subject) {
    return ear(catalogue.get(type).topic())
        .await(heard -> heard.type().equals(type) && heard.subject().equals(subject))
        .orElseThrow(
            () -> new AssertionError("no " + type + " of " + subject + " within " + PATIENCE));
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
    ears.values().forEach(Ear::close);
  }

  private Ear ear(String topic) {
    return ears.computeIfAbsent(topic, name -> new Ear(namespace + name));
  }

  private void send(ProducerRecord<String, String> message) {
    try {
      producer.send(message).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("cannot tell on " + message.topic(), e);
    }
  }

  private static Heard heard(
      org.apache.kafka.clients.consumer.ConsumerRecord<String, String> message) {
    Map<String, String> headers = new LinkedHashMap<>();
    message
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return new Heard(
        message.topic(),
        message.partition(),
        message.offset(),
        message.key(),
        headers,
        message.value());
  }

  /**
   * Hears one topic from its beginning and keeps what it heard: a consumer of its own for each
   * question would cost a tenth of a second, and a test class asks often.
   */
  private final class Ear {

    private final KafkaConsumer<String, String> consumer;
    private final List<TopicPartition> partitions;
    private final List<Heard> heard = new ArrayList<>();

    Ear(String topic) {
      consumer =
          new KafkaConsumer<>(
              Map.of("bootstrap.servers", servers, "client.id", UUID.randomUUID().toString()),
              new StringDeserializer(),
              new StringDeserializer());
      partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    }

    synchronized List<Heard> everythingUntilNow() {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        listen(Duration.ofMillis(100));
      }
      return List.copyOf(heard);
    }

    synchronized Optional<Heard> await(Predicate<Heard> wanted) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      int known = 0;
      while (true) {
        for (; known < heard.size(); known++) {
          if (wanted.test(heard.get(known))) {
            return Optional.of(heard.get(known));
          }
        }
        if (System.nanoTime() >= end) {
          return Optional.empty();
        }
        listen(Duration.ofMillis(200));
      }
    }

    synchronized void close() {
      consumer.close();
    }

    private void listen(Duration limit) {
      consumer.poll(limit).forEach(message -> heard.add(TestEvents.heard(message)));
    }
  }
}
