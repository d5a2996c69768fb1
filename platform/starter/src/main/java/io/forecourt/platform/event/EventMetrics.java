package io.forecourt.platform.event;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waiting rows and their age, published facts, open dead letters. */
final class EventMetrics implements MeterBinder {

  private final JdbcClient jdbc;
  private final OutboxRelay relay;
  private final Clock clock;

  EventMetrics(JdbcClient jdbc, OutboxRelay relay, Clock clock) {
    this.jdbc = jdbc;
    this.relay = relay;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("forecourt.outbox.rows", () -> count("SELECT COUNT(*) FROM outbox"))
        .description("Facts stored and not yet acknowledged by the broker")
        .register(registry);
    Gauge.builder("forecourt.outbox.age", this::age)
        .description("Age of the oldest waiting fact")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("forecourt.outbox.leading", () -> relay.leading() ? 1 : 0)
        .description("Whether the relay of this process works")
        .register(registry);
    FunctionCounter.builder("forecourt.outbox.published", relay, OutboxRelay::published)
        .description("Facts acknowledged by the broker")
        .register(registry);
    Gauge.builder(
            "forecourt.dead.letters",
            () -> count("SELECT COUNT(*) FROM dead_letter WHERE state <> 'REPLAYED'"))
        .description("Messages that wait for somebody to look at them")
        .register(registry);
  }

  private double count(String sql) {
    try {
      return jdbc.sql(sql).query(Long.class).single();
    } catch (DataAccessException _) {
      return Double.NaN;
    }
  }

  private double age() {
    try {
      return jdbc.sql("SELECT recordedtime FROM outbox ORDER BY id LIMIT 1")
          .query((row, _) -> row.getObject(1, LocalDateTime.class))
          .optional()
          .map(oldest -> Duration.between(oldest.toInstant(ZoneOffset.UTC), clock.instant()))
          .map(age -> Math.max(0, age.toMillis() / 1000.0))
          .orElse(0.0);
    } catch (DataAccessException _) {
      return Double.NaN;
    }
  }
}
