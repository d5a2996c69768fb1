package io.forecourt.platform.event;

import io.forecourt.platform.event.MessageRouter.Failure;
import io.forecourt.platform.event.MessageRouter.Refused;
import io.forecourt.platform.loop.Loop;
import io.forecourt.platform.loop.Looping;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerPausingBackOffHandler;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * The two groups of a service, {@code <service>.reactions} and {@code <service>.projections}. They
 * start when the broker answers; the service does not wait for them. A consumer that has ended
 * while the service runs starts again.
 */
final class EventConsumers implements SmartLifecycle, Looping {

  private static final Logger LOG = LoggerFactory.getLogger(EventConsumers.class);
  private static final int ATTEMPTS = 3;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Rights that are missing, or a login that is refused, may be given while the service runs. */
  private static final Duration BETWEEN_LOGINS = Duration.ofSeconds(10);

  /** What both groups have in common. */
  record Settings(String service, EventProperties properties, Map<String, Object> consumer) {

    String group(String kind) {
      return properties.namespace() + service + "." + kind;
    }
  }

  private final Settings settings;
  private final EventCatalogue catalogue;
  private final EventTopics topics;
  private final DeadLetters deadLetters;
  private final TaskScheduler scheduler;
  private final ApplicationContext context;
  private final Supplier<Collection<ReactionHandler>> findReactions;
  private final Collection<ProjectionHandler> projections;
  private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers =
      new ArrayList<>();
  private final Map<String, Set<String>> topicsOfGroups = new HashMap<>();
  private Collection<ReactionHandler> reactions = List.of();
  private final Loop loop = new Loop("event-consumers", BETWEEN_LOOKS, this::keepRunning);
  private volatile boolean running;

  EventConsumers(
      Settings settings,
      EventCatalogue catalogue,
      EventTopics topics,
      DeadLetters deadLetters,
      TaskScheduler scheduler,
      ApplicationContext context,
      Supplier<Collection<ReactionHandler>> findReactions,
      Collection<ProjectionHandler> projections) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.topics = topics;
    this.deadLetters = deadLetters;
    this.scheduler = scheduler;
    this.context = context;
    this.findReactions = findReactions;
    this.projections = projections;
  }

  Collection<Handler> handlers() {
    List<Handler> all = new ArrayList<>(reactions);
    all.addAll(projections);
    return all;
  }

  List<ConcurrentMessageListenerContainer<String, byte[]>> containers() {
    return containers;
  }

  @Override
  public Loop loop() {
    return loop;
  }

  /** Physical topics by group. */
  Map<String, Set<String>> topicsOfGroups() {
    return topicsOfGroups;
  }

  @Override
  public void start() {
    reactions = findReactions.get();
    refuseTwins();
    projections.forEach(ProjectionHandler::prepare);
    if (containers.isEmpty()) {
      add("reactions", reactions, settings.properties().reactionConcurrency());
      add("projections", projections, 1);
    }
    running = true;
    if (!containers.isEmpty()) {
      loop.start();
    }
  }

  @Override
  public void stop() {
    running = false;
    loop.interrupt();
    loop.stop(LONGEST_WAIT);
    containers.forEach(ConcurrentMessageListenerContainer::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void keepRunning() {
    topics.ensure();
    for (var container : containers) {
      if (running && !isWhole(container)) {
        if (!container.isInExpectedState() || container.isRunning()) {
          LOG.warn("A consumer of {} has ended: the group starts again", container.getBeanName());
        }
        container.stop();
        container.start();
      }
    }
  }

  private static boolean isWhole(ConcurrentMessageListenerContainer<?, ?> container) {
    return container.isRunning()
        && container.getContainers().stream().allMatch(MessageListenerContainer::isRunning);
  }

  private void add(String kind, Collection<? extends Handler> handlers, int concurrency) {
    if (handlers.isEmpty()) {
      return;
    }
    Set<String> names = new TreeSet<>();
    for (Handler handler : handlers) {
      for (String type : handler.types()) {
        names.add(catalogue.get(type).topic());
      }
    }
    topics.alsoWants(names);
    String[] physical =
        names.stream().map(settings.properties().namespace()::concat).toArray(String[]::new);
    String group = settings.group(kind);
    topicsOfGroups.put(group, Set.of(physical));
    var properties = new ContainerProperties(physical);
    properties.setGroupId(group);
    properties.setMessageListener(new MessageRouter(group, handlers, deadLetters));
    properties.setAuthExceptionRetryInterval(BETWEEN_LOGINS);
    properties.setAckMode(ContainerProperties.AckMode.BATCH);
    properties.setObservationEnabled(true);
    context
        .getBeanProvider(ObservationRegistry.class)
        .ifAvailable(properties::setObservationRegistry);
    properties.setListenerTaskExecutor(new VirtualThreadTaskExecutor(kind + "-"));
    var container = new ConcurrentMessageListenerContainer<>(consumers(), properties);
    container.setBeanName(group);
    container.setConcurrency(concurrency);
    container.setApplicationContext(context);
    container.setCommonErrorHandler(errorHandler());
    containers.add(container);
  }

  private DefaultKafkaConsumerFactory<String, byte[]> consumers() {
    Map<String, Object> all = new HashMap<>(settings.consumer());
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    all.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    all.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
    return new DefaultKafkaConsumerFactory<>(
        all, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private DefaultErrorHandler errorHandler() {
    var paused =
        new ContainerPausingBackOffHandler(new ListenerContainerPauseService(null, scheduler));
    var handler = new DefaultErrorHandler(this::bury, untilItPasses(), paused);
    handler.setBackOffFunction(
        (_, failure) ->
            refused(failure) == null
                ? untilItPasses()
                : new FixedBackOff(BETWEEN_ATTEMPTS.toMillis(), ATTEMPTS - 1L));
    handler.setClassifications(Map.of(), true);
    handler.setLogLevel(org.springframework.kafka.KafkaException.Level.DEBUG);
    return handler;
  }

  private void bury(ConsumerRecord<?, ?> message, Exception failure) {
    Refused refused = refused(failure);
    if (refused == null) {
      throw new IllegalStateException("an outage is no reason for a dead letter", failure);
    }
    @SuppressWarnings("unchecked")
    var typed = (ConsumerRecord<String, byte[]>) message;
    for (Failure each : refused.failures()) {
      deadLetters.store(each.handler(), typed, each.cause(), ATTEMPTS);
    }
  }

  private static BackOff untilItPasses() {
    var backOff = new ExponentialBackOff(BETWEEN_ATTEMPTS.toMillis(), 2);
    backOff.setMaxInterval(LONGEST_WAIT.toMillis());
    return backOff;
  }

  private static @Nullable Refused refused(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) {
        return refused;
      }
    }
    return null;
  }

  private void refuseTwins() {
    Set<String> names = new HashSet<>();
    for (Handler handler : handlers()) {
      if (!names.add(handler.name())) {
        throw new IllegalStateException("two handlers are named " + handler.name());
      }
    }
  }
}
