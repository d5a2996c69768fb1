package io.forecourt.local.drill;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Barrier;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.clock.BusinessTime;
import io.forecourt.local.sample.Vins;
import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Pause;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Days of the renewal season on the whole stack: customers with policies bought elsewhere are
 * reminded, quoted by SMS, called, won, lost and let go while the clock is moved from noon to noon,
 * the jobs of some days are done twice, and insurance-service is killed in the middle of a morning.
 * Cases, segments, lists, reminders, deadlines, reports and lapses are those of plain SQL.
 */
final class SeasonDrill {

  private static final int AT_ONCE = 8;
  private static final int AGAIN_EVERY = 7;
  private static final int SHOWN = 10;
  private static final int LONGEST_OVER = 25;
  private static final int FARTHEST_AHEAD = 80;
  private static final LocalTime NOON = LocalTime.NOON;
  private static final Duration REST = Duration.ofSeconds(120);
  private static final String INSURANCE = "/api/v1/insurance";
  private static final String KILLED = "insurance";
  static final List<String> COMPARED =
      List.of("cases", "lists", "reminders", "calls", "reports", "figures");

  /** What becomes of a policy, by the letters of the oracle. */
  enum Fate {
    /** Renewed here ten days before its end. */
    W(10),
    /** Quoted twenty days before, called two days later, lost five days before the end. */
    L(20),
    /** Quoted, and never called. */
    O(20),
    /** Nothing is heard. */
    N(0),
    /** The car is sold. */
    S(40);

    private final int begins;

    Fate(int begins) {
      this.begins = begins;
    }
  }

  /**
   * A cover that somebody else sold.
   *
   * @param customer empty until the customer is known
   * @param renewal its case
   * @param refused the customer did not agree to advertising
   * @param complains the customer is angry from 35 days before the end on
   */
  record Policy(
      int number,
      Store store,
      String vin,
      LocalDate ends,
      Fate fate,
      boolean refused,
      boolean complains,
      String customer,
      String renewal) {}

  private final Home home;
  private final Dealership dealership;
  private final Terminal terminal;
  private final Parts parts;
  private final Map<Store, People> people = new EnumMap<>(Store.class);
  private final Barrier barrier;
  private final BusinessTime time;
  private final int serial = ThreadLocalRandom.current().nextInt(100_000, 900_000);

  SeasonDrill(Home home, Dealership dealership, Terminal terminal) {
    this.home = home;
    this.dealership = dealership;
    this.terminal = terminal;
    this.parts = new Parts(home);
    for (Store store : Store.values()) {
      people.put(store, new People(dealership, store));
    }
    this.barrier = new Barrier(dealership);
    this.time = new BusinessTime(dealership, InstantSource.system());
  }

  int run(int count, int days) throws IOException {
    long begun = System.nanoTime();
    LocalDate first = LocalDate.ofInstant(time.now(), Store.ZONE).plusDays(1);
    LocalDate last = first.plusDays(days - 1L);
    terminal.line(
        terminal.bold(
            "%d policies bought elsewhere, renewal season from %s to %s"
                .formatted(count, first, last)));
    try (SeasonOracle oracle = SeasonOracle.open(home, dealership.ports())) {
      List<Policy> policies =
          Together.some(
              IntStream.range(0, count).mapToObj(n -> planned(n, first, last)).toList(),
              AT_ONCE,
              this::entered);
      oracle.begin(first, last, policies);
      terminal.line(
          "  entered     %d policies in %s and %s, %d s"
              .formatted(count, Store.EAST, Store.WEST, secondsSince(begun)));
      play(oracle, policies, first, last);
      terminal.line("  in all      %d s".formatted(secondsSince(begun)));
      terminal.line("");
      return judge(oracle) ? 0 : 1;
    }
  }

  private Policy planned(int number, LocalDate first, LocalDate last) {
    long spread = ChronoUnit.DAYS.between(first, last) + 1 + LONGEST_OVER + FARTHEST_AHEAD;
    LocalDate ends = first.minusDays(LONGEST_OVER).plusDays(number * 47L % spread);
    Fate wished = Fate.values()[number % Fate.values().length];
    Fate fate = ends.minusDays(wished.begins).isBefore(first) ? Fate.N : wished;
    boolean angryInTime = !ends.minusDays(35).isBefore(first) && !ends.minusDays(12).isBefore(last);
    return new Policy(
        number,
        Store.values()[number % Store.values().length],
        Vins.of("LVS", "HCAMB", "TE", (serial + number) % 1_000_000),
        ends,
        fate,
        fate != Fate.L && fate != Fate.O && number % 4 == 0,
        fate == Fate.N && angryInTime,
        "",
        "");
  }

  private Policy entered(Policy policy) {
    People there = at(policy);
    String customer = there.customer();
    if (!policy.refused()) {
      there.must(
          Role.CA,
          "",
          "POST",
          "/api/v1/crm/customers/" + customer + "/consents",
          Map.of(
              "purpose",
              "MARKETING_SMS",
              "given",
              true,
              "noticeVersion",
              "2026-1",
              "channel",
              "STORE"));
    }
    String renewal =
        there
            .must(
                Role.IR,
                "",
                "POST",
                INSURANCE + "/renewals",
                Map.of(
                    "customerId",
                    customer,
                    "vin",
                    policy.vin(),
                    "compulsoryEnd",
                    policy.ends().toString()))
            .text("id");
    return new Policy(
        policy.number(),
        policy.store(),
        policy.vin(),
        policy.ends(),
        policy.fate(),
        policy.refused(),
        policy.complains(),
        customer,
        renewal);
  }

  private void play(SeasonOracle oracle, List<Policy> policies, LocalDate first, LocalDate last) {
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    LocalDate killed = first.plusDays(ThreadLocalRandom.current().nextLong(days / 4, days));
    Map<String, Integer> done = new TreeMap<>();
    int twice = 0;
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (day.equals(killed)) {
        killedOnTheWayTo(day, oracle);
      }
      to(day);
      if (ChronoUnit.DAYS.between(first, day) % AGAIN_EVERY == 0) {
        twice += oracle.undone(day);
        settled();
      }
      LocalDate today = day;
      List<Policy> inHand = policies.stream().filter(policy -> isInHand(policy, today)).toList();
      Together.some(inHand, AT_ONCE, policy -> act(policy, today))
          .forEach(what -> done.merge(what, 1, Integer::sum));
      barrier.rest(REST);
    }
    settled();
    terminal.line("  played      %d days; %d jobs done twice".formatted(days, twice));
    terminal.line("  done        " + words(done));
  }

  /** Business time is noon of this day, and everything has come to rest. */
  private void to(LocalDate day) {
    Duration ahead = Duration.between(time.now(), day.atTime(NOON).atZone(Store.ZONE).toInstant());
    if (ahead.isPositive()) {
      time.move(ahead, _ -> {});
    }
  }

  private void settled() {
    if (barrier.await(true, REST) instanceof Barrier.Outcome.StillBusy busy) {
      throw new Trouble("not everything came to rest: " + busy.who());
    }
  }

  /** kill -9 when the first of the morning's jobs is done and the others are to follow. */
  private void killedOnTheWayTo(LocalDate day, SeasonOracle oracle) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> moving = threads.submit(() -> to(day));
      while (!oracle.begun(day) && !moving.isDone()) {
        Pause.millis(2);
      }
      parts.kill(KILLED);
      long dead = System.nanoTime();
      parts.untilBack(KILLED);
      terminal.line(
          String.format(
              Locale.ROOT,
              "  killed      %s on the morning of %s, back after %.1f s",
              KILLED,
              day,
              (System.nanoTime() - dead) / 1e9));
      moving.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      // a service that is down does not take the new time: it gets it with the next move
      if (!(e.getCause() instanceof Trouble)) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static boolean isInHand(Policy policy, LocalDate day) {
    long before = ChronoUnit.DAYS.between(day, policy.ends());
    return switch (policy.fate()) {
      case W, O, S -> before == policy.fate().begins;
      case L -> before == policy.fate().begins || before == 18 || before == 5;
      case N -> policy.complains() && before == 35;
    };
  }

  /** What is done for the customer, in a word. */
  private String act(Policy policy, LocalDate day) {
    long before = ChronoUnit.DAYS.between(day, policy.ends());
    return switch (policy.fate()) {
      case W -> renewed(policy);
      case L ->
          before == policy.fate().begins
              ? quoted(policy)
              : before == 18 ? called(policy) : lost(policy);
      case O -> quoted(policy);
      case S -> noted(policy, "car-gone", Map.of("reasonCode", "SOLD"), "cars sold");
      case N -> complained(policy);
    };
  }

  private String renewed(Policy policy) {
    at(policy)
        .must(
            Role.IN,
            "",
            "POST",
            INSURANCE + "/policies",
            Map.of(
                "quotationId",
                quotation(policy, Role.IN),
                "formNumber",
                "D%09d".formatted(serial * 1_000L + policy.number()),
                "paid",
                true));
    return "renewals";
  }

  private String quoted(Policy policy) {
    return noted(
        policy,
        "quotes",
        Map.of("quotationId", quotation(policy, Role.IR), "coverChanges", List.of("ADD_SCRATCH")),
        "quotes by SMS");
  }

  private String called(Policy policy) {
    return noted(
        policy,
        "calls",
        Map.of(
            "channel",
            "PHONE",
            "seconds",
            60,
            "reference",
            "call-" + policy.vin(),
            "outcome",
            "THINKS_ABOUT_IT"),
        "calls");
  }

  private String lost(Policy policy) {
    return noted(
        policy, "loss", Map.of("reasonCode", "NO_NEED", "measureCode", "BETTER_OFFER"), "losses");
  }

  private String complained(Policy policy) {
    at(policy)
        .must(
            Role.CA,
            "",
            "POST",
            "/api/v1/crm/complaints",
            Map.of(
                "customerId",
                policy.customer(),
                "kind",
                "SALES",
                "channel",
                "PHONE",
                "text",
                "nobody calls back"));
    return "complaints";
  }

  private String noted(Policy policy, String what, Map<String, Object> body, String word) {
    at(policy)
        .must(Role.IR, "", "POST", INSURANCE + "/renewals/" + policy.renewal() + "/" + what, body);
    return word;
  }

  /** Compulsory cover that follows on the present one. */
  private String quotation(Policy policy, Role who) {
    People there = at(policy);
    String file =
        there
            .must(
                who,
                "",
                "POST",
                INSURANCE + "/cases",
                Map.of("customerId", policy.customer(), "vin", policy.vin()))
            .text("id");
    return there
        .must(
            who,
            "",
            "POST",
            INSURANCE + "/quotations",
            Map.of(
                "orderId",
                file,
                "insurerCode",
                "DEMO_A",
                "regionCode",
                "320500",
                "vehicle",
                Map.of("useClass", "PRIVATE", "seats", 5, "displacementMl", 1498),
                "compulsory",
                Map.of(
                    "startDate",
                    policy.ends().plusDays(1).toString(),
                    "history",
                    Map.of("claimFreeYears", 1, "previousEndDate", policy.ends().toString()))))
        .text("id");
  }

  private People at(Policy policy) {
    return Objects.requireNonNull(people.get(policy.store()));
  }

  private boolean judge(SeasonOracle oracle) {
    oracle.derive();
    boolean good = true;
    for (String what : COMPARED) {
      SeasonOracle.Compared compared = oracle.compare(what);
      List<String> differences = compared.differences();
      terminal.line(
          "  %-11s %d%s"
              .formatted(
                  what,
                  compared.found(),
                  differences.isEmpty()
                      ? ", as plain SQL says"
                      : "; %d differ, wanted (+) or found (-) only:"
                          .formatted(differences.size())));
      differences.stream().limit(SHOWN).forEach(row -> terminal.line("      " + row));
      good &= differences.isEmpty();
    }
    List<String> left = oracle.leftOver();
    left.stream().limit(SHOWN).forEach(row -> terminal.line("  left over   " + row));
    good &= left.isEmpty();
    terminal.line(
        good
            ? terminal.green("✓")
                + " nothing differs: not by the moved clock, the kill, or what was done twice"
            : terminal.red("✗") + " not as promised");
    return good;
  }

  private static String words(Map<String, Integer> done) {
    List<String> words = new ArrayList<>();
    done.forEach((what, count) -> words.add(count + " " + what));
    return String.join(", ", words);
  }

  private static long secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000_000;
  }
}
