package io.forecourt.platform.event;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.JsonNode;

/** A service that does nothing but tell, react and project. */
@SpringBootConfiguration
@EnableAutoConfiguration
class Probe {

  static final String TOLD = "io.forecourt.probe.told.v1";
  static final String ANSWERED = "io.forecourt.probe.answered.v1";
  static final String COUNTED = "io.forecourt.other.counted.v1";
  static final String ORDERED = "io.forecourt.other.ordered.v1";

  record Told(String thingId, String text) {}

  record Answered(String thingId) {}

  record Counted(String counterId, int amount) {}

  record Ordered(String orderId, String mode) {}

  @Bean
  Reactions reactions(JdbcClient jdbc, Outbox outbox) {
    return new Reactions(jdbc, outbox);
  }

  @Bean
  Sums sums(JdbcClient jdbc) {
    return new Sums(jdbc);
  }

  @Bean
  static Interruption interruption() {
    return new Interruption();
  }

  /** Notes every order; the order says how it wants to be treated. */
  static class Reactions {
    volatile String refusal = "";
    final AtomicInteger calls = new AtomicInteger();
    private final JdbcClient jdbc;
    private final Outbox outbox;

    Reactions(JdbcClient jdbc, Outbox outbox) {
      this.jdbc = jdbc;
      this.outbox = outbox;
    }

    @Reaction(value = ORDERED, name = "probe.note")
    void note(IncomingEvent<Ordered> event) {
      calls.incrementAndGet();
      note(event.subject(), event.sequence() + " " + event.data().mode());
      switch (event.data().mode()) {
        case "poison" -> {
          if (!refusal.isEmpty()) {
            throw new RuleViolation(refusal);
          }
        }
        case "answer" ->
            outbox.append(
                new OutgoingEvent(
                    ANSWERED,
                    event.subject(),
                    event.store(),
                    event.time(),
                    new Answered(event.subject())));
        case "older" -> Superseded.note();
        case "broken" -> throw new NoClassDefFoundError("Gone");
        default -> {}
      }
    }

    private void note(String subject, String text) {
      jdbc.sql("INSERT INTO probe_note (subject, text) VALUES (:s, :t)")
          .param("s", subject)
          .param("t", text)
          .update();
    }
  }

  /** Adds up what was counted; adding twice would show. */
  static class Sums implements Projection {
    private final JdbcClient jdbc;

    Sums(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    @Override
    public String name() {
      return "probe-sums";
    }

    @Override
    public List<String> tables() {
      return List.of("probe_sum");
    }

    @Override
    public Set<String> types() {
      return Set.of(COUNTED);
    }

    @Override
    public void apply(IncomingEvent<JsonNode> event, UnaryOperator<String> table) {
      if (event.data().get("amount").asInt() < 0) {
        throw new RuleViolation("probe.negative");
      }
      jdbc.sql(
              "INSERT INTO "
                  + table.apply("probe_sum")
                  + " (subject, total, times) VALUES (:s, :a, 1)"
                  + " ON DUPLICATE KEY UPDATE total = total + VALUES(total), times = times + 1")
          .param("s", event.subject())
          .param("a", event.data().get("amount").asInt())
          .update();
    }
  }

  /** Stands between the service and its database, and can cut the line. */
  static class Interruption implements BeanPostProcessor {
    private volatile boolean cut;

    void cut() {
      cut = true;
    }

    void mend() {
      cut = false;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      if (!(bean instanceof DataSource dataSource)) {
        return bean;
      }
      return new DelegatingDataSource(dataSource) {
        @Override
        public java.sql.Connection getConnection() throws java.sql.SQLException {
          if (cut) {
            throw new java.sql.SQLNonTransientConnectionException("the line is cut", "08001");
          }
          return super.getConnection();
        }
      };
    }
  }

  static OutgoingEvent told(String subject, String text) {
    return new OutgoingEvent(
        TOLD,
        subject,
        "EAST",
        Instant.parse("2026-11-21T02:00:00.123456Z"),
        new Told(subject, text));
  }
}
