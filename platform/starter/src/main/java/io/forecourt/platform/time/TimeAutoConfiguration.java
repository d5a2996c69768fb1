package io.forecourt.platform.time;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Business time for every service with a database. */
@AutoConfiguration(
    after = {
      DataSourceTransactionManagerAutoConfiguration.class,
      TransactionAutoConfiguration.class,
      MetricsAutoConfiguration.class,
      ObservationAutoConfiguration.class
    })
@ConditionalOnBean({DataSource.class, PlatformTransactionManager.class})
@EnableConfigurationProperties(CalendarProperties.class)
public class TimeAutoConfiguration {
  private static final InstantSource SYSTEM = InstantSource.system();

  private final Semaphore wake = new Semaphore(0);

  @Bean
  @ConditionalOnMissingBean(BusinessClock.class)
  @ConditionalOnBooleanProperty("forecourt.sandbox")
  SandboxClock sandboxClock(
      DataSource dataSource,
      CalendarProperties calendar,
      @Value("${forecourt.sandbox-begins:#{null}}") @Nullable Instant begins) {
    return new SandboxClock(
        JdbcClient.create(dataSource), beginning(begins), calendar.zone(), wake::release);
  }

  /** A sandbox may begin at a moment of its own, so that what it plays depends on no real date. */
  private static InstantSource beginning(@Nullable Instant begins) {
    if (begins == null) {
      return SYSTEM;
    }
    Duration ahead = Duration.between(SYSTEM.instant(), begins);
    return () -> SYSTEM.instant().plus(ahead);
  }

  @Bean
  @ConditionalOnMissingBean(BusinessClock.class)
  RealClock businessClock() {
    return new RealClock(SYSTEM);
  }

  @Bean("calendarStores")
  Stores stores(DataSource dataSource, CalendarProperties calendar) {
    return new Stores(JdbcClient.create(dataSource), calendar);
  }

  @Bean
  StoreProjection storeProjection(DataSource dataSource) {
    return new StoreProjection(JdbcClient.create(dataSource));
  }

  @Bean
  @ConditionalOnMissingBean
  StoreCalendars storeCalendars(Stores stores, CalendarProperties calendar) {
    List<Resource> schedules = new ArrayList<>();
    schedules.add(new ClassPathResource("policy/working-days.json"));
    schedules.addAll(calendar.workingDays());
    return new Calendars(stores::get, new WorkingDays(schedules));
  }

  @Bean
  static Handlers dueHandlers(ConfigurableListableBeanFactory beans) {
    return new Handlers(beans);
  }

  @Bean
  @ConditionalOnMissingBean
  Deadlines deadlines(DataSource dataSource, Handlers handlers, BusinessClock clock) {
    return new JdbcDeadlines(
        new DeadlineTable(JdbcClient.create(dataSource), SYSTEM), handlers, clock, wake::release);
  }

  @Bean
  DueWork dueWork(
      Handlers handlers,
      Stores stores,
      BusinessClock clock,
      DataSource dataSource,
      PlatformTransactionManager transactions,
      ObjectProvider<ObservationRegistry> observations,
      ObjectProvider<MeterRegistry> meters) {
    var jdbc = JdbcClient.create(dataSource);
    var jobs = new JobTable(jdbc, SYSTEM);
    return new DueWork(
        handlers,
        new DeadlineTable(jdbc, SYSTEM),
        jobs,
        new JobPlan(handlers, stores, jobs, SYSTEM),
        clock,
        SYSTEM,
        dataSource,
        new TransactionTemplate(transactions),
        observations.getIfUnique(() -> ObservationRegistry.NOOP),
        meters.getIfUnique(SimpleMeterRegistry::new));
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "forecourt.time.firing", matchIfMissing = true)
  DuePoller duePoller(DueWork work) {
    return new DuePoller(work, Duration.ofMillis(400), wake);
  }

  /** The part that needs a servlet container. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  static class Web {
    @Bean
    DueEndpoints dueEndpoints(DueWork work) {
      return new DueEndpoints(work);
    }
  }
}
