package io.forecourt.platform.sandbox;

import io.forecourt.platform.event.EventBacklog;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.DueWork;
import io.forecourt.platform.time.FiredItem;
import io.forecourt.platform.time.SandboxClock;
import io.forecourt.platform.time.UnderWay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * For the launcher and the tests, never routed by the gateway: business time, the barrier, and what
 * fired.
 */
@RestController
@RequestMapping("/internal")
class ClockEndpoints {
  /**
   * @param offset how far business time runs ahead of system time
   */
  record ClockAnswer(Instant now, Duration offset) {}

  /** One of the two. */
  record MoveRequest(@Nullable Instant now, @Nullable Duration offset) {}

  /**
   * At rest when {@code due}, {@code underWay}, {@code outbox} and {@code lag} are 0, twice in a
   * row over all services.
   *
   * @param due deadlines and job runs that are due and not completed
   * @param underWay what was wanted and goes on in system time
   * @param outbox events not yet acknowledged by the broker
   * @param lag messages not yet handled; -1 while the broker cannot be asked
   * @param nextDue business time of the next deadline or job
   */
  record BarrierAnswer(int due, int underWay, long outbox, long lag, @Nullable Instant nextDue) {}

  private final SandboxClock clock;
  private final DueWork work;
  private final Supplier<Optional<EventBacklog>> events;
  private final Supplier<Stream<UnderWay>> afterwards;

  ClockEndpoints(
      SandboxClock clock,
      DueWork work,
      Supplier<Optional<EventBacklog>> events,
      Supplier<Stream<UnderWay>> afterwards) {
    this.clock = clock;
    this.work = work;
    this.events = events;
    this.afterwards = afterwards;
  }

  @GetMapping("/clock")
  ClockAnswer clock() {
    clock.refresh();
    return new ClockAnswer(clock.instant(), clock.offset());
  }

  @PutMapping("/clock")
  ClockAnswer move(@RequestBody MoveRequest request) {
    Instant moment = request.now();
    Duration offset = request.offset();
    if (moment != null && offset == null) {
      clock.moveTo(moment);
    } else if (offset != null && moment == null) {
      clock.moveOffset(offset);
    } else {
      throw new InvalidInput("/now", "clock.one-of-now-and-offset");
    }
    return clock();
  }

  /**
   * Counts what is due before what it caused: nothing can slip from the one to the other unseen.
   */
  @GetMapping("/barrier")
  BarrierAnswer barrier() {
    clock.refresh();
    DueWork.Waiting waiting = work.waiting();
    int underWay = afterwards.get().mapToInt(UnderWay::underWay).sum();
    Optional<EventBacklog> backlog = events.get();
    return new BarrierAnswer(
        waiting.due(),
        underWay,
        backlog.map(EventBacklog::outboxRows).orElse(0L),
        backlog.map(EventBacklog::consumerLag).orElse(0L),
        waiting.nextDue());
  }

  /**
   * @param since system time at which the first of them was completed
   */
  @GetMapping("/fired")
  List<FiredItem> fired(@RequestParam(defaultValue = "1970-01-01T00:00:00Z") Instant since) {
    return work.firedSince(since);
  }
}
