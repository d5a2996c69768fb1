package io.forecourt.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.forecourt.platform.access.Acting;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.bulk.BulkWrites;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.testing.WithServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
    classes = DueWorkIT.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {"forecourt.time.firing=false", "forecourt.calendar.stores=EAST,WEST"})
@WithServers(broker = false)
class DueWorkIT {
  /** Saturday 21 November 2026, 10:00 in the stores' zone. */
  private static final Instant MORNING = Instant.parse("2026-11-21T02:00:00Z");

  private final TestInstants now = new TestInstants(MORNING);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final BusinessClock clock = new RealClock(now);

  @Autowired private DataSource dataSource;
  @Autowired private PlatformTransactionManager transactionManager;
  @Autowired private Handlers handlers;
  @Autowired private Stores stores;
  @Autowired private Log log;

  private JdbcClient jdbc;
  private TransactionTemplate transactions;
  private Deadlines deadlines;
  private DueWork work;

  @BeforeEach
  void begin() {
    jdbc = JdbcClient.create(dataSource);
    transactions = new TransactionTemplate(transactionManager);
    jdbc.sql("DELETE FROM deadline").update();
    jdbc.sql("DELETE FROM job_run").update();
    log.clear();
    // The jobs of the first day have run: what follows is about what the test sets.
    deadlines = deadlines();
    work = replica();
    work.fireDue();
    log.clear();
  }

  private Deadlines deadlines() {
    return new JdbcDeadlines(new DeadlineTable(jdbc, now), handlers, clock, () -> {});
  }

  private DueWork replica() {
    var jobs = new JobTable(jdbc, now);
    return new DueWork(
        handlers,
        new DeadlineTable(jdbc, now),
        jobs,
        new JobPlan(handlers, stores, jobs, now),
        clock,
        now,
        dataSource,
        transactions,
        ObservationRegistry.NOOP,
        meters);
  }

  private void set(String kind, String subject, Duration after) {
    transactions.executeWithoutResult(
        _ -> deadlines.set(kind, subject, "EAST", MORNING.plus(after)));
  }

  @Nested
  class Deadline {
    @Test
    void firesOnceWhenItHasPassedAndNotBefore() {
      set("test.overdue", "a", Duration.ofMinutes(30));

      now.pass(Duration.ofMinutes(30).minusMillis(1));
      work.fireDue();
      assertThat(log.subjects()).isEmpty();

      now.pass(Duration.ofMillis(1));
      work.fireDue();
      work.fireDue();
      assertThat(log.subjects()).containsExactly("a");
      assertThat(deadlines.open("test.overdue", "a")).isEmpty();
    }

    @Test
    void manyThatAreSetTogetherOpenOrMoveOrFallAway() {
      set("test.overdue", "moved", Duration.ofMinutes(30));

      transactions.executeWithoutResult(
          _ -> {
            BulkWrites.begin();
            deadlines.set("test.overdue", "moved", "EAST", MORNING.plusSeconds(60));
            deadlines.set("test.overdue", "fresh", "EAST", MORNING.plusSeconds(120));
            deadlines.set("test.overdue", "twice", "EAST", MORNING.plusSeconds(240));
            deadlines.set("test.overdue", "twice", "EAST", MORNING.plusSeconds(180));
            deadlines.set("test.overdue", "dropped", "EAST", MORNING.plusSeconds(240));
            deadlines.cancel("test.overdue", "dropped");
            deadlines.set("test.overdue", "last", "EAST", MORNING.plusSeconds(300));
          });

      now.pass(Duration.ofHours(1));
      work.fireDue();
      assertThat(log.subjects()).containsExactly("moved", "fresh", "twice", "last");
    }

    @Test
    void manyFireInTheOrderOfTheirStoredMoments() {
      for (int minute : List.of(7, 3, 9, 1, 5)) {
        set("test.overdue", "minute-" + minute, Duration.ofMinutes(minute));
      }

      now.pass(Duration.ofHours(1));
      work.fireDue();

      assertThat(log.subjects())
          .containsExactly("minute-1", "minute-3", "minute-5", "minute-7", "minute-9");
    }

    @Test
    void businessTimeStandsAtItAndTheSystemActsBecauseOfIt() {
      set("test.overdue", "a", Duration.ofMinutes(30));
      String id = jdbc.sql("SELECT id FROM deadline").query(String.class).single();

      now.pass(Duration.ofDays(2));
      work.fireDue();

      Entry entry = log.entries().getFirst();
      assertThat(entry.at()).isEqualTo(MORNING.plus(Duration.ofMinutes(30)));
      assertThat(entry.acting().caller().isSystem()).isTrue();
      assertThat(entry.acting().action()).isEqualTo("test.overdue");
      assertThat(entry.acting().causation()).isEqualTo(id);
      assertThat(work.firedSince(MORNING))
          .filteredOn(item -> item.kind().equals("test.overdue"))
          .containsExactly(
              new FiredItem(
                  id,
                  "test.overdue",
                  "a",
                  "EAST",
                  MORNING.plus(Duration.ofMinutes(30)),
                  now.instant(),
                  false));
    }

    @Test
    void setAgainMovesItAndCancelledNeverFires() {
      set("test.overdue", "moved", Duration.ofMinutes(30));
      set("test.overdue", "moved", Duration.ofMinutes(90));
      set("test.overdue", "cancelled", Duration.ofMinutes(30));
      transactions.executeWithoutResult(_ -> deadlines.cancel("test.overdue", "cancelled"));

      assertThat(deadlines.open("test.overdue", "moved"))
          .contains(MORNING.plus(Duration.ofMinutes(90)));
      assertThat(deadlines.open("test.overdue", "cancelled")).isEmpty();

      now.pass(Duration.ofMinutes(60));
      work.fireDue();
      assertThat(log.subjects()).isEmpty();

      now.pass(Duration.ofMinutes(30));
      work.fireDue();
      assertThat(log.subjects()).containsExactly("moved");
    }

    @Test
    void aRolledBackCauseSetsNone() {
      transactions.executeWithoutResult(
          status -> {
            deadlines.set("test.overdue", "a", "EAST", MORNING);
            status.setRollbackOnly();
          });

      assertThat(work.waiting().due()).isZero();
    }

    @Test
    void outsideOfATransactionOrWithoutAHandlerItIsRefused() {
      assertThatIllegalStateException()
          .isThrownBy(() -> deadlines.set("test.overdue", "a", "EAST", MORNING));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> set("test.unknown", "a", Duration.ZERO))
          .withMessageContaining("test.unknown");
    }

    @Test
    void itsHandlerMaySetItAgain() {
      log.when(
          "a",
          due -> {
            assertThat(deadlines.open("test.overdue", "a")).isEmpty();
            deadlines.set("test.overdue", "a", "EAST", due.due().plus(Duration.ofHours(1)));
          });
      set("test.overdue", "a", Duration.ofMinutes(30));

      now.pass(Duration.ofMinutes(30));
      work.fireDue();
      assertThat(deadlines.open("test.overdue", "a"))
          .contains(MORNING.plus(Duration.ofMinutes(90)));

      now.pass(Duration.ofMinutes(60));
      work.fireDue();
      assertThat(log.subjects()).containsExactly("a", "a");
    }

    @Test
    void cancelledWhileItsHandlerRunsNothingOfItIsKept() {
      log.when(
          "a",
          _ -> {
            set("test.overdue", "by-handler", Duration.ofHours(1));
            cancelInAnotherTransaction("a");
          });
      set("test.overdue", "a", Duration.ofMinutes(30));

      now.pass(Duration.ofMinutes(30));
      work.fireDue();

      assertThat(deadlines.open("test.overdue", "by-handler")).isEmpty();
      assertThat(state("a")).isEqualTo("CANCELLED");
    }

    @Test
    void cancelledWhileItsHandlerRunsItIsNotSetAgain() {
      log.when(
          "a",
          due -> {
            cancelInAnotherTransaction("a");
            deadlines.set("test.overdue", "a", "EAST", due.due().plus(Duration.ofHours(1)));
          });
      set("test.overdue", "a", Duration.ofMinutes(30));

      now.pass(Duration.ofMinutes(30));
      work.fireDue();

      assertThat(deadlines.open("test.overdue", "a")).isEmpty();
      assertThat(state("a")).isEqualTo("CANCELLED");
    }

    private void cancelInAnotherTransaction(String subject) {
      try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
        other.submit(
            () ->
                transactions.executeWithoutResult(_ -> deadlines.cancel("test.overdue", subject)));
      }
    }
  }

  @Nested
  class Trouble {
    @Test
    void aRuleThatRefusesThreeTimesFailsTheDeadlineAndTheOthersGoOn() {
      log.when(
          "bad",
          _ -> {
            throw new RuleViolation("test.refused");
          });
      set("test.overdue", "bad", Duration.ofMinutes(1));
      set("test.overdue", "good", Duration.ofMinutes(2));

      now.pass(Duration.ofMinutes(10));
      work.fireDue();
      assertThat(log.subjects()).containsExactly("bad", "good");
      assertThat(work.waiting().due()).isEqualTo(1);

      now.pass(Duration.ofSeconds(5));
      work.fireDue();
      assertThat(state("bad")).isEqualTo("OPEN");
      now.pass(Duration.ofSeconds(5));
      work.fireDue();
      assertThat(state("bad")).isEqualTo("FAILED");
      assertThat(work.waiting().due()).isZero();
      assertThat(meters.counter("forecourt.due.failed", "kind", "test.overdue").count())
          .isEqualTo(1);
      assertThat(work.firedSince(MORNING))
          .filteredOn(FiredItem::failed)
          .extracting(FiredItem::subject)
          .containsExactly("bad");
    }

    @Test
    void whatFailedIsListedAndFiresAtItsOldMomentWhenItIsReplayed() {
      failed("bad");
      FailedWork failed = work.failed().getFirst();
      assertThat(failed)
          .returns("bad", FailedWork::subject)
          .returns("test.refused", FailedWork::failure)
          .returns(MORNING.plus(Duration.ofMinutes(1)), FailedWork::due);

      log.clear();
      work.replay(failed.id());
      work.fireDue();

      assertThat(state("bad")).isEqualTo("FIRED");
      assertThat(log.entries())
          .extracting(Entry::at)
          .containsExactly(MORNING.plus(Duration.ofMinutes(1)));
      assertThat(work.failed()).isEmpty();
      assertThatExceptionOfType(NotFound.class).isThrownBy(() -> work.replay(failed.id()));
    }

    @Test
    void whatIsReplayedInVainFailsAgain() {
      failed("bad");

      work.replay(work.failed().getFirst().id());
      for (int attempt = 0; attempt < 3; attempt++) {
        work.fireDue();
        now.pass(Duration.ofSeconds(5));
      }

      assertThat(work.failed()).hasSize(1);
    }

    @Test
    void whatWasSetAnewIsNotReplayed() {
      failed("bad");
      set("test.overdue", "bad", Duration.ofDays(1));
      String id = work.failed().getFirst().id();

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> work.replay(id))
          .returns("failed-work.replaced", RuleViolation::code);
    }

    private void failed(String subject) {
      log.when(
          subject,
          _ -> {
            throw new RuleViolation("test.refused");
          });
      set("test.overdue", subject, Duration.ofMinutes(1));
      now.pass(Duration.ofMinutes(10));
      for (int attempt = 0; attempt < 3; attempt++) {
        work.fireDue();
        now.pass(Duration.ofSeconds(5));
      }
      assertThat(work.failed()).hasSize(1);
    }

    @Test
    void anOutageIsRetriedWithoutLimitAndNothingOfTheFailedAttemptStays() {
      log.when(
          "a",
          _ -> {
            set("test.overdue", "left-over", Duration.ofDays(30));
            throw new QueryTimeoutException("the database is slow");
          });
      set("test.overdue", "a", Duration.ofMinutes(1));

      for (int i = 0; i < 10; i++) {
        now.pass(Duration.ofMinutes(2));
        work.fireDue();
      }
      assertThat(state("a")).isEqualTo("OPEN");
      assertThat(deadlines.open("test.overdue", "left-over")).isEmpty();

      log.clear();
      now.pass(Duration.ofMinutes(2));
      work.fireDue();
      assertThat(state("a")).isEqualTo("FIRED");
    }

    @Test
    void anOutageIsNoRefusal() {
      set("test.overdue", "a", Duration.ofMinutes(1));
      attempts(
          3,
          () -> {
            throw new QueryTimeoutException("the database is slow");
          });

      attempts(
          2,
          () -> {
            throw new RuleViolation("test.refused");
          });
      assertThat(state("a")).isEqualTo("OPEN");

      attempts(
          1,
          () -> {
            throw new RuleViolation("test.refused");
          });
      assertThat(state("a")).isEqualTo("FAILED");
    }

    @Test
    void anErrorOfAHandlerIsARefusalAndTheOthersGoOn() {
      set("test.overdue", "a", Duration.ofMinutes(1));
      set("test.overdue", "b", Duration.ofMinutes(2));

      attempts(
          3,
          () -> {
            throw new NoClassDefFoundError("Gone");
          });

      assertThat(state("a")).isEqualTo("FAILED");
      assertThat(state("b")).isEqualTo("FIRED");
    }

    private void attempts(int times, Runnable trouble) {
      log.when("a", _ -> trouble.run());
      for (int i = 0; i < times; i++) {
        now.pass(Duration.ofMinutes(2));
        work.fireDue();
      }
    }

    @Test
    void anotherAttemptWaitsLongerEachTime() {
      log.when(
          "a",
          _ -> {
            throw new QueryTimeoutException("the database is slow");
          });
      set("test.overdue", "a", Duration.ofMinutes(1));
      now.pass(Duration.ofMinutes(1));

      work.fireDue();
      work.fireDue();
      now.pass(Duration.ofMillis(500));
      work.fireDue();
      now.pass(Duration.ofMillis(999));
      work.fireDue();
      assertThat(log.subjects()).hasSize(2);
      now.pass(Duration.ofMillis(1));
      work.fireDue();
      assertThat(log.subjects()).hasSize(3);
    }
  }

  @Nested
  class Replicas {
    @Test
    void eightFireEachDeadlineOnceAndInOrder() throws Exception {
      for (int i = 0; i < 100; i++) {
        set("test.overdue", "d-" + i, Duration.ofSeconds(100 - i));
      }
      now.pass(Duration.ofHours(1));

      List<DueWork> replicas = IntStream.range(0, 8).mapToObj(_ -> replica()).toList();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        replicas.forEach(
            replica ->
                threads.submit(
                    () -> {
                      while (replica.waiting().due() > 0) {
                        replica.fireDue();
                      }
                    }));
      }

      assertThat(log.subjects())
          .containsExactlyElementsOf(
              IntStream.range(0, 100).mapToObj(i -> "d-" + (99 - i)).toList());
    }
  }

  @Nested
  class Job {
    @Test
    void runsOncePerStoreAndDateAlsoForDatesMissedInOrderWithDeadlines() {
      set("test.overdue", "between", Duration.ofHours(20));

      now.pass(Duration.ofDays(2));
      assertThat(work.waiting().due()).isEqualTo(5);
      work.fireDue();
      work.fireDue();

      assertThat(log.subjects())
          .containsExactly(
              "EAST 2026-11-22",
              "WEST 2026-11-22",
              "between",
              "EAST 2026-11-23",
              "WEST 2026-11-23");
      assertThat(log.entries().getFirst().at()).isEqualTo(Instant.parse("2026-11-21T17:30:00Z"));
      assertThat(work.waiting().due()).isZero();
      assertThat(work.waiting().nextDue()).isEqualTo(Instant.parse("2026-11-23T17:30:00Z"));
      assertThat(work.firedSince(now.instant()))
          .filteredOn(item -> item.kind().equals("test.nightly"))
          .extracting(FiredItem::subject)
          .containsExactly("2026-11-22", "2026-11-22", "2026-11-23", "2026-11-23");
    }

    @Test
    void whoseRefusalsCameAfterOutagesHasThreeOfThem() {
      log.when(
          "EAST 2026-11-22",
          _ -> {
            throw new QueryTimeoutException("the database is slow");
          });
      now.pass(Duration.ofDays(1));
      for (int i = 0; i < 3; i++) {
        replica().fireDue();
        now.pass(Duration.ofMinutes(2));
      }

      log.when(
          "EAST 2026-11-22",
          _ -> {
            throw new RuleViolation("test.refused");
          });
      for (int i = 0; i < 2; i++) {
        replica().fireDue();
        now.pass(Duration.ofMinutes(2));
      }
      assertThat(work.failed()).isEmpty();

      replica().fireDue();
      assertThat(work.failed()).hasSize(1);
    }

    @Test
    void isDueAtItsLocalTimeAndNotBefore() {
      now.pass(Duration.between(MORNING, Instant.parse("2026-11-21T17:29:59.999Z")));
      work.fireDue();
      assertThat(log.subjects()).isEmpty();

      now.pass(Duration.ofMillis(1));
      work.fireDue();
      assertThat(log.subjects()).containsExactly("EAST 2026-11-22", "WEST 2026-11-22");
    }

    @Test
    void thatFailsIsTriedAgainAndTheNextDateWaitsForIt() {
      log.when(
          "EAST 2026-11-22",
          _ -> {
            throw new RuleViolation("test.refused");
          });
      now.pass(Duration.ofDays(2));

      work.fireDue();
      assertThat(log.subjects())
          .containsExactly("EAST 2026-11-22", "WEST 2026-11-22", "WEST 2026-11-23");

      now.pass(Duration.ofSeconds(10));
      replica().fireDue();
      now.pass(Duration.ofSeconds(10));
      replica().fireDue();
      assertThat(log.subjects()).endsWith("EAST 2026-11-22", "EAST 2026-11-23");
      assertThat(
              jdbc.sql("SELECT business_date FROM job_run WHERE state = 'FAILED'")
                  .query(LocalDate.class)
                  .list())
          .containsExactly(LocalDate.of(2026, 11, 22));

      log.clear();
      work.replay(work.failed().getFirst().id());
      replica().fireDue();
      assertThat(log.subjects()).containsExactly("EAST 2026-11-22");
      assertThat(work.failed()).isEmpty();
    }
  }

  private String state(String subject) {
    return jdbc.sql("SELECT state FROM deadline WHERE subject = ?")
        .param(subject)
        .query(String.class)
        .single();
  }

  record Entry(String subject, Instant at, Acting acting) {}

  /** What the handlers were called with, and what they shall do. */
  static class Log {
    private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Consumer<DueDeadline>> behaviours = new HashMap<>();

    void when(String subject, Consumer<DueDeadline> behaviour) {
      behaviours.put(subject, behaviour);
    }

    void add(DueDeadline due, Instant at) {
      entries.add(new Entry(due.subject(), at, Callers.find().orElseThrow()));
      behaviours.getOrDefault(due.subject(), _ -> {}).accept(due);
    }

    List<Entry> entries() {
      return List.copyOf(entries);
    }

    List<String> subjects() {
      return entries().stream().map(Entry::subject).toList();
    }

    void clear() {
      entries.clear();
      behaviours.clear();
    }
  }

  static class TestHandlers {
    private final Log log;
    private final BusinessClock clock;

    TestHandlers(Log log, BusinessClock clock) {
      this.log = log;
      this.clock = clock;
    }

    @OnDeadline("test.overdue")
    void overdue(DueDeadline deadline) {
      log.add(deadline, clock.instant());
    }

    @DailyJob(value = "test.nightly", at = "01:30")
    void nightly(JobDay day) {
      log.add(
          new DueDeadline(day.job(), day.store() + " " + day.date(), day.store(), day.at()),
          clock.instant());
    }
  }

  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    TimeAutoConfiguration.class
  })
  static class Application {
    @Bean
    Log log() {
      return new Log();
    }

    @Bean
    TestHandlers testHandlers(Log log, BusinessClock clock) {
      return new TestHandlers(log, clock);
    }
  }
}
