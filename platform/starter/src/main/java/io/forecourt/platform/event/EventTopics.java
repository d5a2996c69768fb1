package io.forecourt.platform.event;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes sure that the topics which this service writes or reads exist, with the settings that the
 * design gives them: kept for ever, and compacted only when they hold reference records. Whoever
 * comes first creates them, so no service waits for another.
 */
final class EventTopics {

  private final Map<String, Object> admin;
  private final EventProperties properties;
  private final Set<String> wanted = new ConcurrentSkipListSet<>();
  private volatile boolean there;

  EventTopics(
      String service,
      EventCatalogue catalogue,
      EventProperties properties,
      Map<String, Object> admin) {
    this.admin = admin;
    this.properties = properties;
    catalogue.entries().stream()
        .filter(entry -> entry.owner().equals(service))
        .forEach(entry -> wanted.add(entry.topic()));
    wanted.add(deadLetters(service));
  }

  static String deadLetters(String service) {
    return "forecourt.dlt." + service;
  }

  /** Never waits: a service that starts while the broker is away comes through here. */
  void alsoWants(Collection<String> topics) {
    if (wanted.addAll(topics)) {
      there = false;
    }
  }

  /**
   * @throws KafkaException while the broker does not answer
   */
  void ensure() {
    if (!there) {
      create();
    }
  }

  private synchronized void create() {
    Set<String> asked = Set.copyOf(wanted);
    Admin client = Admin.create(admin);
    try {
      Set<String> present = client.listTopics().names().get(10, TimeUnit.SECONDS);
      List<NewTopic> missing =
          asked.stream()
              .filter(topic -> !present.contains(properties.namespace() + topic))
              .map(this::topic)
              .toList();
      for (var created : client.createTopics(missing).values().values()) {
        awaitCreated(created);
      }
      there = asked.containsAll(wanted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while creating topics", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("cannot create topics", e);
    } finally {
      // Without a limit it would wait for calls that the broker never answers.
      client.close(Duration.ZERO);
    }
  }

  private static void awaitCreated(org.apache.kafka.common.KafkaFuture<Void> created)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      created.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // Another service was quicker, or the operator creates the topics.
      if (!(e.getCause() instanceof TopicExistsException)
          && !(e.getCause() instanceof TopicAuthorizationException)) {
        throw e;
      }
    }
  }

  private NewTopic topic(String name) {
    boolean compacted = properties.compactedTopics().contains(name);
    return new NewTopic(
            properties.namespace() + name,
            Optional.of(properties.partitions()),
            Optional.<Short>empty())
        .configs(
            Map.of(
                "retention.ms", "-1",
                "retention.bytes", "-1",
                "cleanup.policy", compacted ? "compact" : "delete"));
  }
}
