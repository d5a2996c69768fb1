package io.forecourt.platform.event;

import static io.forecourt.platform.event.Probe.COUNTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.event.Probe.Counted;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ForecourtTest(classes = Probe.class, properties = "forecourt.service=probe")
class ProjectionsIT {

  @Autowired private TestEvents events;
  @Autowired private JdbcClient jdbc;
  @Autowired private EventBacklog backlog;
  @Autowired private ProjectionRebuild rebuilds;

  @Test
  void anEventCountsOnceAndOnlyWhenItIsNewer() {
    String subject = Ids.next();
    var second = TestEvents.event(COUNTED, subject, 2, new Counted(subject, 20));
    events.tell(COUNTED, subject, 1, new Counted(subject, 1));
    events.tell(second);
    events.tell(second);
    events.tell(COUNTED, subject, 1, new Counted(subject, 500));

    awaitRest();

    assertThat(sum(subject)).isEqualTo(21);
  }

  @Test
  void theRebuiltTablesEqualTheLiveOnesEvenWhileEventsGoOn() throws Exception {
    String subject = Ids.next();
    for (int i = 1; i <= 50; i++) {
      events.tell(COUNTED, subject, i, new Counted(subject, i));
    }
    var telling = new AtomicBoolean(true);
    Thread teller =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 51; i <= 400 && telling.get(); i++) {
                    events.tell(COUNTED, subject, i, new Counted(subject, i));
                  }
                });

    rebuilds.rebuild("probe-sums");
    rebuilds.rebuild("probe-sums");
    telling.set(false);
    teller.join();
    awaitRest();

    List<Map<String, Object>> live = rows();
    List<Map<String, Object>> positions = positions();
    long expected =
        events.heardOf(COUNTED, subject).stream()
            .mapToLong(heard -> heard.data().get("amount").asLong())
            .sum();
    assertThat(sum(subject)).isEqualTo(expected);
    rebuilds.rebuild("probe-sums");
    assertThat(rows()).isEqualTo(live);
    assertThat(positions()).isEqualTo(positions);
  }

  @Test
  void whatTheProjectionRefusesIsLeftOutOfARebuildAsItIsLive() throws Exception {
    String subject = Ids.next();
    events.tell(COUNTED, subject, 1, new Counted(subject, 5));
    events.tell(COUNTED, subject, 2, new Counted(subject, -1));
    events.tell(COUNTED, subject, 3, new Counted(subject, 7));
    awaitRest();
    List<Map<String, Object>> live = rows();

    rebuilds.rebuild("probe-sums");

    assertThat(sum(subject)).isEqualTo(12);
    assertThat(rows()).isEqualTo(live);
  }

  @Test
  void anUnknownProjectionIsNotFound() {
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> rebuilds.rebuild("nothing"));
  }

  private void awaitRest() {
    await().atMost(Duration.ofSeconds(30)).until(() -> backlog.consumerLag() == 0);
  }

  private long sum(String subject) {
    return jdbc.sql("SELECT total FROM probe_sum WHERE subject = :s")
        .param("s", subject)
        .query(Long.class)
        .single();
  }

  private List<Map<String, Object>> rows() {
    return jdbc.sql("SELECT * FROM probe_sum ORDER BY subject").query().listOfRows();
  }

  private List<Map<String, Object>> positions() {
    return jdbc.sql("SELECT * FROM probe_sums__position ORDER BY subject").query().listOfRows();
  }
}
