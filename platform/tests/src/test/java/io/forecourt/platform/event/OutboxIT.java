package io.forecourt.platform.event;

import static io.forecourt.platform.event.Probe.TOLD;
import static io.forecourt.platform.event.Probe.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.bulk.BulkWrites;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ForecourtTest(classes = Probe.class, properties = "forecourt.service=probe")
class OutboxIT {

  @Autowired private Outbox outbox;
  @Autowired private EventBacklog backlog;
  @Autowired private TestEvents events;
  @Autowired private PlatformTransactionManager manager;

  @Test
  void aFactWithoutATransactionIsRefused() {
    assertThatIllegalStateException().isThrownBy(() -> outbox.append(told("t-1", "x")));
  }

  @Test
  void aFactThatIsNotInTheCatalogueOrBelongsToAnotherServiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> append("io.forecourt.probe.unheard-of.v1"))
        .withMessageContaining("catalogue");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> append(Probe.COUNTED))
        .withMessageContaining("belongs to other");
  }

  @Test
  void aFactIsToldAsACloudEventWithItsExtensions() {
    String subject = Ids.next();
    var caller = new Caller("p-7", Set.of("sc"), "EAST", Set.of("EAST"), null);

    Callers.callAs(
        caller,
        "test",
        () -> {
          inTransaction(() -> outbox.append(told(subject, "hello")));
          return subject;
        });

    Heard heard = events.await(TOLD, subject);
    assertThat(heard.key()).isEqualTo(subject);
    assertThat(heard.json()).isEqualTo("{\"thingId\":\"" + subject + "\",\"text\":\"hello\"}");
    assertThat(heard.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_source", "/forecourt/probe")
        .containsEntry("ce_subject", subject)
        .containsEntry("ce_time", "2026-11-21T02:00:00.123456Z")
        .containsEntry("ce_sequence", "1")
        .containsEntry("ce_store", "EAST")
        .containsEntry("ce_actor", "p-7")
        .containsKeys("ce_id", "ce_recordedtime", "ce_dataschema");
    assertThat(heard.topic()).endsWith("forecourt.probe.thing");
  }

  @Test
  void aRolledBackChangeTellsNothing() {
    String subject = Ids.next();
    new TransactionTemplate(manager)
        .executeWithoutResult(
            status -> {
              outbox.append(told(subject, "never"));
              status.setRollbackOnly();
            });

    inTransaction(() -> outbox.append(told(subject, "once")));

    assertThat(events.await(TOLD, subject).sequence()).isEqualTo(1);
    assertThat(events.heardOf(TOLD, subject)).hasSize(1);
  }

  @Test
  void factsThatWaitForEachOtherAreCountedAndToldInTheOrderInWhichTheyCame() {
    String one = Ids.next();
    String other = Ids.next();
    inTransaction(() -> outbox.append(told(one, "before")));

    inTransaction(
        () -> {
          BulkWrites.begin();
          outbox.append(told(one, "first"));
          outbox.append(told(other, "first"));
          outbox.append(told(one, "second"));
        });
    inTransaction(() -> outbox.append(told(one, "after")));

    await().untilAsserted(() -> assertThat(events.heardOf(TOLD, one)).hasSize(4));
    assertThat(events.heardOf(TOLD, one))
        .extracting(heard -> heard.sequence() + heard.json().replaceAll(".*text\":\"|\".*", " "))
        .containsExactly("1 before ", "2 first ", "3 second ", "4 after ");
    assertThat(events.await(TOLD, other).sequence()).isEqualTo(1);
  }

  @Test
  void concurrentTransactionsOnFewSubjectsAreToldInTheOrderOfTheirSequence() throws Exception {
    List<String> subjects = List.of(Ids.next(), Ids.next(), Ids.next());
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        String subject = subjects.get(i % 3);
        String text = "n" + i;
        all.add(workers.submit(() -> inTransaction(() -> outbox.append(told(subject, text)))));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }

    awaitEmptyOutbox();

    for (String subject : subjects) {
      assertThat(events.heardOf(TOLD, subject))
          .extracting(Heard::sequence)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
    }
  }

  @Test
  void aRowThatCommitsAfterAHigherOneIsNotLost() throws Exception {
    String slow = Ids.next();
    String quick = Ids.next();
    var appended = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    Thread first =
        Thread.ofVirtual()
            .start(
                () ->
                    inTransaction(
                        () -> {
                          outbox.append(told(slow, "lower id"));
                          appended.countDown();
                          awaitLatch(mayCommit);
                        }));
    appended.await();

    inTransaction(() -> outbox.append(told(quick, "higher id")));
    events.await(TOLD, quick);
    mayCommit.countDown();
    first.join();

    assertThat(events.await(TOLD, slow).data().get("text").asString()).isEqualTo("lower id");
  }

  @Test
  void everyRowOfFiveThousandLeavesOnce() {
    String text = "x".repeat(330);
    int rows = 5_000;
    inTransaction(
        () -> {
          for (int i = 0; i < rows; i++) {
            outbox.append(told("many-" + i % 50, text));
          }
        });
    Instant begin = Instant.now();

    awaitEmptyOutbox();

    Map<String, Long> counts =
        events.heard("forecourt.probe.thing").stream()
            .filter(heard -> heard.subject().startsWith("many-"))
            .collect(Collectors.groupingBy(Heard::subject, Collectors.counting()));
    System.out.printf(
        "Relay: %d rows of 400 bytes in %d ms%n",
        rows, Duration.between(begin, Instant.now()).toMillis());
    assertThat(counts).hasSize(50).allSatisfy((_, count) -> assertThat(count).isEqualTo(100));
  }

  private void append(String type) {
    inTransaction(
        () -> outbox.append(new OutgoingEvent(type, "t", "EAST", Instant.EPOCH, Map.of())));
  }

  private void awaitEmptyOutbox() {
    await().atMost(Duration.ofSeconds(30)).until(() -> backlog.outboxRows() == 0);
  }

  private void inTransaction(Runnable work) {
    new TransactionTemplate(manager).executeWithoutResult(_ -> work.run());
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
