package io.forecourt.local.clock;

import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Barrier;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Store;
import io.forecourt.local.stack.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The business clock of all services together. */
public final class BusinessTime {

  private static final Duration STEP_LIMIT = Duration.ofSeconds(90);

  private final Dealership dealership;
  private final Barrier barrier;
  private final InstantSource system;

  public BusinessTime(Dealership dealership, InstantSource system) {
    this.dealership = dealership;
    this.barrier = new Barrier(dealership);
    this.system = system;
  }

  /** Something that fell due and was done, or for good refused. */
  public record Fired(
      String service, String kind, String subject, String store, Instant due, boolean failed) {}

  public Instant now() {
    return system.instant().plus(offset());
  }

  /**
   * How far business time runs ahead of the clock on the wall. Services that were down during a
   * move lag behind.
   */
  public Duration offset() {
    return dealership.ofEach(this::offsetOf).values().stream()
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  Duration offsetOf(String service) {
    return duration(dealership.ask(service, "/internal/clock").path("offset"));
  }

  static Duration duration(JsonNode node) {
    if (node.isNumber()) {
      return Duration.ofMillis(Math.round(node.asDouble() * 1000));
    }
    try {
      return Duration.parse(node.asString("PT0S"));
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }

  /**
   * Moves business time forward in steps that end at midnight of the stores, and waits after each
   * until nothing is due and everything told was heard.
   *
   * @param onStep told the new time after each step, and what fired in it
   * @return everything that fired, in the order of its deadlines
   */
  public List<Fired> move(Duration amount, Consumer<Step> onStep) {
    Duration from = offset();
    settle(from);
    List<Fired> all = new ArrayList<>();
    Set<String> known = new HashSet<>();
    Instant since = system.instant();
    fired(since, known);
    Duration reached = from;
    for (Duration target : steps(since.plus(from), amount)) {
      // whole milliseconds: a service keeps microseconds and takes no step of more than a day
      reached = from.plus(target).truncatedTo(ChronoUnit.MILLIS);
      Instant started = system.instant();
      settle(reached);
      List<Fired> now = fired(since, known);
      since = started;
      all.addAll(now);
      onStep.accept(new Step(system.instant().plus(reached), now));
    }
    return all;
  }

  public record Step(Instant now, List<Fired> fired) {}

  /** The amounts after which each step ends, the last being the whole. */
  static List<Duration> steps(Instant from, Duration amount) {
    List<Duration> steps = new ArrayList<>();
    Instant end = from.plus(amount);
    LocalDate day = LocalDate.ofInstant(from, Store.ZONE);
    Instant midnight = day.plusDays(1).atStartOfDay(Store.ZONE).toInstant();
    while (midnight.isBefore(end)) {
      steps.add(Duration.between(from, midnight));
      day = day.plusDays(1);
      midnight = day.plusDays(1).atStartOfDay(Store.ZONE).toInstant();
    }
    steps.add(amount);
    return steps;
  }

  private void settle(Duration offset) {
    dealership.ofEach(service -> move(service, offset));
    switch (barrier.await(true, STEP_LIMIT)) {
      case Barrier.Outcome.AtRest _ -> {}
      case Barrier.Outcome.StillBusy busy ->
          throw new Trouble(
              "the clock stands at +%s, but after %d s not everything had come to rest: %s. Look with ./dealer logs and ./dealer dead-letters list; ./dealer clock show tells when it has."
                  .formatted(Amount.words(offset), STEP_LIMIT.toSeconds(), busy.who()));
    }
  }

  private Duration move(String service, Duration offset) {
    Duration present = offsetOf(service);
    if (present.compareTo(offset) >= 0) {
      return present;
    }
    Answer answer =
        dealership.internal(service, "PUT", "/internal/clock", Map.of("offset", offset.toString()));
    if (!answer.good()) {
      throw new Trouble("%s refuses to move its clock: %s".formatted(service, answer.refusal()));
    }
    return offset;
  }

  private List<Fired> fired(Instant since, Set<String> known) {
    List<Fired> fired = new ArrayList<>();
    dealership
        .ofEach(service -> dealership.ask(service, "/internal/fired?since=" + since))
        .forEach(
            (service, body) -> {
              for (JsonNode item : body.isArray() ? body : body.path("items")) {
                if (known.add(service + "/" + item.path("id").asString(""))) {
                  fired.add(
                      new Fired(
                          service,
                          item.path("kind").asString(""),
                          item.path("subject").asString(""),
                          item.path("store").asString(""),
                          Instant.parse(item.path("due").asString()),
                          item.path("failed").asBoolean(false)));
                }
              }
            });
    fired.sort(Comparator.comparing(Fired::due));
    return fired;
  }
}
