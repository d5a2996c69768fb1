package io.forecourt.platform.event;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Outbox, relay, consumers and projections for every service that names itself in {@code
 * forecourt.service}.
 */
@AutoConfiguration(
    after = {
      DataSourceAutoConfiguration.class,
      DataSourceTransactionManagerAutoConfiguration.class,
      JdbcClientAutoConfiguration.class,
      JacksonAutoConfiguration.class,
      KafkaAutoConfiguration.class
    })
@ConditionalOnBean(DataSource.class)
@ConditionalOnProperty("forecourt.service")
@EnableConfigurationProperties(EventProperties.class)
public class EventAutoConfiguration {

  private final String service;
  private final EventProperties properties;
  private final Clock clock;

  EventAutoConfiguration(
      @Value("${forecourt.service}") String service,
      EventProperties properties,
      ObjectProvider<Clock> clock) {
    this.service = service;
    this.properties = properties;
    this.clock = clock.getIfAvailable(Clock::systemUTC);
  }

  @Bean
  EventCatalogue eventCatalogue() {
    return EventCatalogue.load();
  }

  @Bean
  BrokerAccess brokerAccess(KafkaProperties kafka, KafkaConnectionDetails connection) {
    return new BrokerAccess(
        with(kafka.buildProducerProperties(), connection.getProducer().getBootstrapServers()),
        with(kafka.buildConsumerProperties(), connection.getConsumer().getBootstrapServers()),
        with(kafka.buildAdminProperties(), connection.getAdmin().getBootstrapServers()));
  }

  @Bean
  EventTopics eventTopics(EventCatalogue catalogue, BrokerAccess broker) {
    return new EventTopics(service, catalogue, properties, broker.admin());
  }

  @Bean
  OutboxRelay outboxRelay(
      JdbcConnectionDetails database,
      BrokerAccess broker,
      EventTopics topics,
      ObjectProvider<RelayStep.Listener> steps) {
    return new OutboxRelay(
        new OutboxRelay.Settings(
            "/forecourt/" + service,
            properties.namespace(),
            properties.relayBatch(),
            properties.relayPoll(),
            properties.sendTimeout(),
            broker.producer()),
        outsideThePool(database),
        topics::ensure,
        steps.getIfAvailable(() -> RelayStep.Listener.NONE));
  }

  @Bean
  RelayLifecycle relayLifecycle(OutboxRelay relay) {
    return new RelayLifecycle(relay);
  }

  @Bean
  JdbcOutbox outbox(
      EventCatalogue catalogue,
      DataSource dataSource,
      JsonMapper json,
      OutboxRelay relay,
      ObjectProvider<TraceParent> traceParent) {
    Supplier<@Nullable String> trace =
        () -> {
          TraceParent current = traceParent.getIfAvailable();
          return current == null ? null : current.current();
        };
    return new JdbcOutbox(service, catalogue, dataSource, json, clock, trace, relay::wake);
  }

  @Bean
  Inbox inbox(JdbcClient jdbc) {
    return new Inbox(jdbc, clock);
  }

  @Bean
  DeadLetters deadLetters(
      JdbcClient jdbc, JsonMapper json, JdbcOutbox outbox, PlatformTransactionManager manager) {
    return new DeadLetters(service, jdbc, json, clock, outbox, readCommitted(manager));
  }

  @Bean
  ProjectionHandlers projectionHandlers(
      ObjectProvider<Projection> projections,
      JdbcClient jdbc,
      JsonMapper json,
      PlatformTransactionManager manager) {
    return new ProjectionHandlers(
        projections
            .orderedStream()
            .map(
                projection ->
                    new ProjectionHandler(
                        projection, properties.namespace(), jdbc, json, readCommitted(manager)))
            .toList());
  }

  @Bean
  EventConsumers eventConsumers(
      EventCatalogue catalogue,
      EventTopics topics,
      BrokerAccess broker,
      DeadLetters deadLetters,
      Inbox inbox,
      JsonMapper json,
      ProjectionHandlers projections,
      PlatformTransactionManager manager,
      ApplicationContext context) {
    TransactionTemplate transaction = readCommitted(manager);
    JsonMapper tolerant =
        json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    return new EventConsumers(
        new EventConsumers.Settings(service, properties, broker.consumer()),
        catalogue,
        topics,
        deadLetters,
        pauseScheduler(),
        context,
        () -> reactions(context, tolerant, inbox, transaction),
        projections.all());
  }

  @Bean
  ProjectionRebuild projectionRebuild(
      BrokerAccess broker,
      EventCatalogue catalogue,
      DataSource dataSource,
      ProjectionHandlers projections,
      PlatformTransactionManager manager) {
    return new ProjectionRebuild(
        broker.consumer(),
        properties.namespace(),
        catalogue,
        dataSource,
        readCommitted(manager),
        projections.all());
  }

  @Bean
  EventBacklog eventBacklog(JdbcClient jdbc, BrokerAccess broker, EventConsumers consumers) {
    return new KafkaBacklog(jdbc, broker.admin(), consumers::topicsOfGroups);
  }

  @Bean
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  EventEndpoints eventEndpoints(
      DeadLetters deadLetters, EventConsumers consumers, ProjectionRebuild rebuilds, Inbox inbox) {
    return new EventEndpoints(deadLetters, consumers, rebuilds, inbox);
  }

  /** Settings with which a client reaches the broker. */
  record BrokerAccess(
      Map<String, Object> producer, Map<String, Object> consumer, Map<String, Object> admin) {}

  /**
   * The handlers of all projections; a list of its own kind, so that nobody else's beans join it.
   */
  record ProjectionHandlers(List<ProjectionHandler> all) {}

  /** The trace that is running, as W3C writes it. */
  @FunctionalInterface
  interface TraceParent {
    @Nullable String current();
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(Tracer.class)
  static class Tracing {
    @Bean
    TraceParent traceParent(ObjectProvider<Tracer> tracers) {
      return () -> {
        Tracer tracer = tracers.getIfAvailable();
        Span span = tracer == null ? null : tracer.currentSpan();
        if (span == null || span.isNoop() && span.context().traceId().isEmpty()) {
          return null;
        }
        String flags = Boolean.TRUE.equals(span.context().sampled()) ? "01" : "00";
        return "00-" + span.context().traceId() + "-" + span.context().spanId() + "-" + flags;
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterBinder.class)
  static class Metrics {
    @Bean
    EventMetrics eventMetrics(JdbcClient jdbc, OutboxRelay relay, ObjectProvider<Clock> clock) {
      return new EventMetrics(jdbc, relay, clock.getIfAvailable(Clock::systemUTC));
    }
  }

  private static Collection<ReactionHandler> reactions(
      ApplicationContext context, JsonMapper json, Inbox inbox, TransactionTemplate transaction) {
    List<ReactionHandler> found = new ArrayList<>();
    for (String name : context.getBeanNamesForType(Object.class, false, false)) {
      Class<?> declared = context.getType(name, false);
      if (declared == null || !declared.getName().startsWith("io.forecourt.")) {
        continue;
      }
      Class<?> type = org.springframework.util.ClassUtils.getUserClass(declared);
      Map<java.lang.reflect.Method, Reaction> methods =
          MethodIntrospector.selectMethods(
              type,
              (MethodIntrospector.MetadataLookup<@Nullable Reaction>)
                  method -> AnnotatedElementUtils.findMergedAnnotation(method, Reaction.class));
      methods.forEach(
          (method, reaction) -> {
            Object bean = context.getBean(name);
            found.add(
                new ReactionHandler(
                    bean,
                    type,
                    AopUtils.selectInvocableMethod(method, bean.getClass()),
                    reaction,
                    reaction.typesOf() == EventTypes.class
                        ? Set.of(reaction.value())
                        : context.getBean(reaction.typesOf()).types(),
                    json,
                    inbox,
                    transaction));
          });
    }
    return found;
  }

  private static OutboxRelay.Connections outsideThePool(JdbcConnectionDetails database) {
    var login = new Properties();
    login.put("connectTimeout", "5000");
    login.put("socketTimeout", "30000");
    login.put("tcpKeepAlive", "true");
    if (database.getUsername() != null) {
      login.put("user", database.getUsername());
    }
    if (database.getPassword() != null) {
      login.put("password", database.getPassword());
    }
    return () -> DriverManager.getConnection(database.getJdbcUrl(), login);
  }

  private static TransactionTemplate readCommitted(PlatformTransactionManager manager) {
    var template = new TransactionTemplate(manager);
    template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    return template;
  }

  private static TaskScheduler pauseScheduler() {
    var scheduler = new SimpleAsyncTaskScheduler();
    scheduler.setVirtualThreads(true);
    scheduler.setThreadNamePrefix("event-resume-");
    return scheduler;
  }

  private static Map<String, Object> with(Map<String, Object> settings, List<String> servers) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
    return all;
  }
}
