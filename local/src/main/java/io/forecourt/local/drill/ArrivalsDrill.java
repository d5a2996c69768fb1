package io.forecourt.local.drill;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Barrier;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.clock.BusinessTime;
import io.forecourt.local.stack.Pause;
import io.forecourt.local.stack.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Visitors come at a steady pace while shifts change hands, one consultant goes on leave and
 * another leaves the company: each visitor has a consultant soon, and none is given to somebody who
 * is off shift, on leave or gone.
 */
final class ArrivalsDrill {

  private static final Duration REST = Duration.ofSeconds(180);
  private static final LocalTime MORNING = LocalTime.of(9, 10);
  private static final int DAYS_TRIED = 7;
  private static final long P95_LIMIT_MILLIS = 1_000;

  /** What the rota says reaches reception a moment later. */
  private static final Duration HEARD_WITHIN = Duration.ofSeconds(10);

  private final Terminal terminal;
  private final Dealership dealership;
  private final People people;
  private final Barrier barrier;
  private final BusinessTime time;

  ArrivalsDrill(Dealership dealership, Terminal terminal) {
    this.terminal = terminal;
    this.dealership = dealership;
    this.people = new People(dealership, Store.EAST);
    this.barrier = new Barrier(dealership);
    this.time = new BusinessTime(dealership, InstantSource.system());
  }

  private record Arrival(Instant sentAt, Answer answer) {}

  /**
   * Who is there changes.
   *
   * @param in null when nobody comes in the place of who goes
   */
  private record Change(Instant at, String out, @Nullable String in) {}

  int run(int arrivals, int perSecond) {
    terminal.line(terminal.bold("%d visitors come, %d a second".formatted(arrivals, perSecond)));
    JsonNode rota = rotaWithThree();
    LocalDate today = today();
    Set<String> onShift = onShift(rota, time.now());
    List<String> there = consultants(onShift);
    String first = there.get(0);
    String second = there.get(1);
    String off =
        consultants(everybody(rota)).stream()
            .filter(person -> !onToday(rota, person, today))
            .findFirst()
            .orElseThrow(() -> new Trouble("every consultant is on the rota today"));
    String goesOnLeave = hired(today);
    String leaves = hired(today);
    Map<Integer, Supplier<Change>> script =
        Map.of(
            arrivals / 6, () -> swap(rota, first, off, today),
            2 * arrivals / 6, () -> swap(rota, off, goesOnLeave, today),
            3 * arrivals / 6, () -> swap(rota, second, leaves, today),
            4 * arrivals / 6, () -> onLeave(goesOnLeave, today),
            5 * arrivals / 6, () -> gone(leaves, today));
    List<Change> changes = new ArrayList<>();
    List<Arrival> came =
        come(
            arrivals,
            perSecond,
            number -> {
              Supplier<Change> change = script.get(number);
              if (change != null) {
                changes.add(change.get());
              }
            });
    rest();
    return judge(came, changes, onShift, perSecond);
  }

  /** The rota of a day on which three consultants are there. */
  private JsonNode rotaWithThree() {
    for (int day = 0; day < DAYS_TRIED; day++) {
      JsonNode rota = rota(today());
      if (consultants(onShift(rota, time.now())).size() >= 3) {
        return rota;
      }
      time.move(
          Duration.between(
              time.now(), today().plusDays(1).atTime(MORNING).atZone(Store.ZONE).toInstant()),
          _ -> {});
    }
    throw new Trouble("on no day of a week are three consultants on shift");
  }

  private String hired(LocalDate today) {
    String number = "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    String id =
        people
            .must(
                Role.HR,
                "",
                "POST",
                "/api/v1/hr/people",
                Map.of(
                    "name",
                    "演练员" + number,
                    "loginName",
                    "sc.drill" + number + "@east",
                    "postId",
                    "EAST-SC",
                    "hiredOn",
                    today.toString()))
            .text("id");
    rest();
    return id;
  }

  private Change onLeave(String person, LocalDate today) {
    String leave =
        people
            .must(
                Role.SC,
                person,
                "POST",
                "/api/v1/hr/leaves",
                Map.of("from", today.toString(), "to", today.toString()))
            .text("id");
    people.must(
        Role.GM, "", "POST", "/api/v1/hr/leaves/" + leave + "/decision", Map.of("approved", true));
    return new Change(time.now(), person, null);
  }

  private Change gone(String person, LocalDate today) {
    people.must(
        Role.HR,
        "",
        "POST",
        "/api/v1/hr/people/" + person + "/departure",
        Map.of("lastDay", today.toString()));
    return new Change(time.now(), person, null);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.now(), Store.ZONE);
  }

  private void rest() {
    barrier.rest(REST);
  }

  private List<Arrival> come(int arrivals, int perSecond, IntConsumer before) {
    people.ready(Role.RC);
    long gap = Duration.ofSeconds(1).toNanos() / perSecond;
    List<Future<Arrival>> sent = new ArrayList<>();
    try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      for (int number = 0; number < arrivals; number++) {
        before.accept(number);
        long wait = start + number * gap - System.nanoTime();
        if (wait > 0) {
          Pause.millis(wait / 1_000_000);
        }
        Instant at = time.now();
        sent.add(visitors.submit(() -> new Arrival(at, people.visit("COMPASS-20T"))));
      }
      List<Arrival> came = new ArrayList<>();
      for (Future<Arrival> one : sent) {
        came.add(one.get());
      }
      return came;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  private int judge(List<Arrival> came, List<Change> changes, Set<String> onShift, int perSecond) {
    List<Long> millis = came.stream().map(arrival -> arrival.answer().millis()).sorted().toList();
    long p95 = millis.get((int) Math.ceil(millis.size() * 0.95) - 1);
    long refused = came.stream().filter(arrival -> !arrival.answer().good()).count();
    Map<String, Integer> shares = new TreeMap<>();
    int wrong = 0;
    int nobody = 0;
    for (Arrival arrival : came) {
      String consultant = arrival.answer().text("consultantId");
      if (consultant.isEmpty()) {
        nobody++;
      } else {
        shares.merge(consultant, 1, Integer::sum);
        Instant answeredAt = arrival.sentAt().plusMillis(arrival.answer().millis());
        if (!allowed(consultant, arrival.sentAt(), answeredAt, changes, onShift)) {
          wrong++;
        }
      }
    }
    terminal.line(
        String.format(
            Locale.ROOT,
            "  answered    %d of %d; p50 %d ms, p95 %d ms, worst %d ms at %d a second",
            came.size() - refused,
            came.size(),
            millis.get(millis.size() / 2),
            p95,
            millis.getLast(),
            perSecond));
    terminal.line("  given to    " + shares.values() + " among " + shares.size() + " consultants");
    terminal.line(
        "  there       %d given to somebody off shift, on leave or gone; %d without a consultant"
            .formatted(wrong, nobody));
    boolean good = refused == 0 && wrong == 0 && nobody == 0 && p95 < P95_LIMIT_MILLIS;
    terminal.line(
        good
            ? terminal.green("✓") + " each visitor had a consultant on shift within a second"
            : terminal.red("✗") + " not as promised");
    return good ? 0 : 1;
  }

  /**
   * Whether the person was there at some moment between the arrival and its answer, by the rota
   * with the changes heard by then.
   */
  private static boolean allowed(
      String person, Instant from, Instant to, List<Change> changes, Set<String> onShift) {
    Set<String> there = new TreeSet<>(onShift);
    for (Change change : changes) {
      if (change.in() != null && to.isAfter(change.at())) {
        there.add(change.in());
      }
      if (from.isAfter(change.at().plus(HEARD_WITHIN))) {
        there.remove(change.out());
      }
    }
    return there.contains(person);
  }

  private Change swap(JsonNode rota, String out, String in, LocalDate today) {
    people.must(
        Role.SH,
        "",
        "POST",
        "/api/v1/hr/rotas/" + rota.path("id").asString("") + "/swaps",
        Map.of("fromPersonId", out, "toPersonId", in, "date", today.toString()));
    return new Change(time.now(), out, in);
  }

  private JsonNode rota(LocalDate today) {
    JsonNode list =
        people
            .must(
                Role.SH,
                "",
                "GET",
                "/api/v1/hr/rotas?from=%s&to=%s".formatted(today.minusDays(6), today),
                null)
            .body();
    String id = list.path("items").path(0).path("id").asString("");
    return people.must(Role.SH, "", "GET", "/api/v1/hr/rotas/" + id, null).body();
  }

  private static Set<String> onShift(JsonNode rota, Instant at) {
    Set<String> there = new TreeSet<>();
    for (JsonNode shift : rota.path("shifts")) {
      if (!Instant.parse(shift.path("startsAt").asString("")).isAfter(at)
          && Instant.parse(shift.path("endsAt").asString("")).isAfter(at)) {
        there.add(shift.path("personId").asString(""));
      }
    }
    return there;
  }

  private static boolean onToday(JsonNode rota, String person, LocalDate today) {
    for (JsonNode shift : rota.path("shifts")) {
      LocalDate day =
          LocalDate.ofInstant(Instant.parse(shift.path("startsAt").asString("")), Store.ZONE);
      if (person.equals(shift.path("personId").asString("")) && day.equals(today)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> everybody(JsonNode rota) {
    Set<String> all = new TreeSet<>();
    rota.path("shifts").forEach(shift -> all.add(shift.path("personId").asString("")));
    return all;
  }

  /** Those of them who sell: hr gives them a consultant's token. */
  private List<String> consultants(Set<String> all) {
    return all.stream()
        .filter(
            person ->
                dealership
                    .internal(
                        "hr",
                        "POST",
                        "/internal/tokens",
                        Map.of(
                            "role", Role.SC.code(), "store", Store.EAST.name(), "person", person))
                    .good())
        .toList();
  }
}
