package io.forecourt.platform.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.forecourt.platform.event.EventBacklog;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.testing.WithServers;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.DueWork;
import io.forecourt.platform.time.FiredItem;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.SandboxClock;
import io.forecourt.platform.time.TimeAutoConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
    classes = SandboxIT.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
@WithServers(broker = false)
class SandboxIT {
  private static final EventBacklog BUSY =
      new EventBacklog() {
        @Override
        public long outboxRows() {
          return 3;
        }

        @Override
        public long consumerLag() {
          return 7;
        }
      };

  @Autowired private SandboxClock clock;
  @Autowired private DueWork work;
  @Autowired private Deadlines deadlines;
  @Autowired private PlatformTransactionManager transactionManager;
  @Autowired private Seen seen;

  private ClockEndpoints endpoints;

  @BeforeEach
  void begin() {
    endpoints = new ClockEndpoints(clock, work, Optional::empty, Stream::empty);
    seen.moments.clear();
  }

  private void set(String subject, Instant due) {
    new TransactionTemplate(transactionManager)
        .executeWithoutResult(_ -> deadlines.set("sandbox.test", subject, "EAST", due));
  }

  private void move(Duration step) {
    endpoints.move(new ClockEndpoints.MoveRequest(null, clock.offset().plus(step)));
  }

  @Test
  void aMoveFiresWhatHasBecomeDueAndTheBarrierComesToRest() {
    Instant first = clock.instant().plus(Duration.ofHours(2));
    Instant second = clock.instant().plus(Duration.ofHours(3));
    Instant later = clock.instant().plus(Duration.ofHours(30));
    Instant begin = Instant.now();
    set("second", second);
    set("first", first);
    set("later", later);

    move(Duration.ofDays(1));
    await().until(() -> endpoints.barrier().due() == 0);

    assertThat(seen.moments).containsExactly(first, second);
    assertThat(endpoints.barrier().nextDue()).isEqualTo(later);
    assertThat(endpoints.fired(begin))
        .extracting(FiredItem::subject, FiredItem::due)
        .containsExactly(tuple("first", first), tuple("second", second));
    new TransactionTemplate(transactionManager)
        .executeWithoutResult(_ -> deadlines.cancel("sandbox.test", "later"));
  }

  @Test
  void aDeadlineThatIsDueWhenItIsSetFiresAfterTheCommit() {
    Instant due = clock.instant();

    set("at-once", due);

    await().until(() -> seen.moments.contains(due));
  }

  @Test
  void businessTimeMovesForwardOnlyAndByOneStoreDayAtMost() {
    Duration offset = clock.offset();

    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> move(Duration.ofSeconds(-1)))
        .returns("clock.backward", RuleViolation::code);
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> move(Duration.ofDays(1).plusSeconds(1)))
        .returns("clock.step-too-long", RuleViolation::code);
    assertThat(clock.offset()).isEqualTo(offset);

    move(Duration.ZERO);
    assertThat(clock.offset()).isEqualTo(offset);
    move(Duration.ofDays(1));
    assertThat(clock.offset()).isEqualTo(offset.plusDays(1));
  }

  @Test
  void businessTimeCanBeSetToAMoment() {
    Instant target = clock.instant().plus(Duration.ofHours(5));

    var answer = endpoints.move(new ClockEndpoints.MoveRequest(target, null));

    assertThat(answer.now()).isBetween(target, target.plusSeconds(10));
    assertThat(answer.offset()).isEqualTo(clock.offset());
  }

  @Test
  void aMoveNamesEitherTheMomentOrTheOffset() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> endpoints.move(new ClockEndpoints.MoveRequest(null, null)));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () -> endpoints.move(new ClockEndpoints.MoveRequest(Instant.now(), Duration.ZERO)));
  }

  @Test
  void anotherReplicaSeesTheMoveWithinASecond(@Autowired DataSource dataSource) {
    SandboxClock other = SandboxClock.on(dataSource);
    Duration before = other.offset();

    move(Duration.ofHours(1));

    await().atMost(Duration.ofMillis(1500)).until(() -> other.offset().equals(before.plusHours(1)));
  }

  @Test
  void theBarrierAlsoTellsEventsUnderWay() {
    var busy = new ClockEndpoints(clock, work, () -> Optional.of(BUSY), Stream::empty);

    assertThat(busy.barrier()).returns(3L, b -> b.outbox()).returns(7L, b -> b.lag());
  }

  @Test
  void theBarrierAlsoTellsWhatIsDoneAfterItsTransaction() {
    var busy = new ClockEndpoints(clock, work, Optional::empty, () -> Stream.of(() -> 2, () -> 3));

    assertThat(busy.barrier().underWay()).isEqualTo(5);
  }

  @Test
  void whatWasWantedAtAnotherMomentIsDoneInItsTime() {
    Instant wanted = clock.instant().minus(Duration.ofHours(2));

    clock.standingAt(wanted, () -> assertThat(clock.instant()).isEqualTo(wanted));

    assertThat(clock.instant()).isAfter(wanted);
  }

  static class Seen {
    private final List<Instant> moments = new CopyOnWriteArrayList<>();
    private final BusinessClock clock;

    Seen(BusinessClock clock) {
      this.clock = clock;
    }

    @OnDeadline("sandbox.test")
    public void due(DueDeadline deadline) {
      assertThat(clock.instant()).isEqualTo(deadline.due());
      moments.add(deadline.due());
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
    Seen seen(BusinessClock clock) {
      return new Seen(clock);
    }
  }
}
