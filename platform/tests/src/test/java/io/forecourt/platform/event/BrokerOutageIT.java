package io.forecourt.platform.event;

import static io.forecourt.platform.event.Probe.TOLD;
import static io.forecourt.platform.event.Probe.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.event.Probe.Ordered;
import io.forecourt.platform.testing.EmbeddedBroker;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ForecourtTest(
    classes = Probe.class,
    properties = {"forecourt.service=probe", "forecourt.event.send-timeout=2s"})
@DirtiesContext
class BrokerOutageIT {

  private static final EmbeddedBroker BROKER = EmbeddedBroker.start();

  @Autowired private Outbox outbox;
  @Autowired private EventBacklog backlog;
  @Autowired private TestEvents events;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager manager;

  @DynamicPropertySource
  static void brokerIsDown(DynamicPropertyRegistry registry) {
    BROKER.stop();
    registry.add("spring.kafka.bootstrap-servers", BROKER::bootstrapServers);
  }

  @Test
  void aServiceStartsWithoutTheBrokerAndWhatItAcceptedIsToldInOrderWheneverTheBrokerIsBack() {
    String subject = Ids.next();
    append(subject, 40);
    assertThat(backlog.outboxRows()).isEqualTo(40);
    assertThat(backlog.consumerLag()).isNotZero();

    BROKER.startAgain();
    awaitEmptyOutbox();
    BROKER.kill();
    append(subject, 40);
    assertThat(backlog.outboxRows()).isPositive();
    BROKER.startAgain();
    awaitEmptyOutbox();

    assertThat(events.heardOf(TOLD, subject).stream().map(Heard::sequence).distinct())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
    events.tell(Probe.ORDERED, subject, 1, new Ordered(subject, "plain"));
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                jdbc.sql("SELECT COUNT(*) FROM probe_note WHERE subject = :s")
                        .param("s", subject)
                        .query(Long.class)
                        .single()
                    == 1);
    BROKER.stop();
  }

  private void append(String subject, int times) {
    for (int i = 0; i < times; i++) {
      new TransactionTemplate(manager)
          .executeWithoutResult(_ -> outbox.append(told(subject, "during an outage")));
    }
  }

  private void awaitEmptyOutbox() {
    await().atMost(Duration.ofSeconds(60)).until(() -> backlog.outboxRows() == 0);
  }
}
