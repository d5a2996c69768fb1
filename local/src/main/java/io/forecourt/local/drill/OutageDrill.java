package io.forecourt.local.drill;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Barrier;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Event;
import io.forecourt.local.api.EventLog;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Pause;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * One part after the other is stopped under load. Reception, lead entry, quoting and stock look-up
 * must go on as long as the service that does them is there; whatever was accepted must arrive
 * afterwards.
 */
final class OutageDrill {

  private static final Duration BACK = Duration.ofSeconds(240);
  private static final Duration REST = Duration.ofSeconds(180);
  private static final long PACE_MILLIS = 250;

  /** The gateway lets so many calls try a part that was away before it trusts it again. */
  private static final int TRIALS = 5;

  private final Parts parts;
  private final Dealership dealership;
  private final Terminal terminal;
  private final People people;

  OutageDrill(Home home, Dealership dealership, Terminal terminal) {
    this.parts = new Parts(home);
    this.dealership = dealership;
    this.terminal = terminal;
    this.people = new People(dealership, Store.EAST);
  }

  /** A kind of work that must go on. */
  enum Work {
    RECEPTION("POST /api/v1/crm/visits", "crm"),
    VISITS("GET  /api/v1/crm/visits", "crm"),
    LEAD_ENTRY("POST /api/v1/crm/leads", "crm"),
    LEADS("GET  /api/v1/crm/leads", "crm"),
    QUOTING("POST /api/v1/sales/quotes/…/versions", "sales"),
    PRICE_LIST("GET  /api/v1/sales/price-list", "sales"),
    STOCK("GET  /api/v1/inventory/vehicles", "inventory");

    private final String path;
    private final String owner;

    Work(String path, String owner) {
      this.path = path;
      this.owner = owner;
    }
  }

  private record Sent(Work work, int status, long millis, String id, String code) {

    String answer() {
      return status == 0 ? "none" : (status + " " + code).strip();
    }
  }

  int run(List<String> parts, Duration outage) throws IOException {
    String model = "COMPASS-15T";
    terminal.line(
        terminal.bold(
            "Reception, lead entry, quoting and stock look-up while one part is down for %d s each"
                .formatted(outage.toSeconds())));
    Barrier barrier = new Barrier(dealership);
    barrier.rest(REST);
    String quoteId = preparedQuote(model, barrier);
    boolean good = true;
    for (String part : parts) {
      try (EventLog log = new EventLog(dealership.ports().broker())) {
        good &= one(part, outage, model, quoteId, barrier, log);
      }
    }
    terminal.line("");
    terminal.line(
        good
            ? terminal.green("✓") + " everything that was accepted arrived; nothing was lost"
            : terminal.red("✗") + " not as promised, see above");
    return good ? 0 : 1;
  }

  private boolean one(
      String part, Duration outage, String model, String quoteId, Barrier barrier, EventLog log)
      throws IOException {
    terminal.line("");
    terminal.line(terminal.bold(part + (part.equals("broker") ? " stopped" : " killed")));
    ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
    warmTokens();
    parts.stop(part, outage);
    load(outage, model, quoteId, sent);
    parts.letBack(part);
    long start = System.nanoTime();
    parts.untilBack(part);
    double back = (System.nanoTime() - start) / 1e9;
    answersAgain(model, quoteId);
    double open = (System.nanoTime() - start) / 1e9;
    barrier.rest(REST);
    double rest = (System.nanoTime() - start) / 1e9;

    boolean good = table(part, sent);
    Set<String> arrived = new HashSet<>();
    for (Event event : log.since(0)) {
      if (event.name().equals("VisitRegistered") || event.name().equals("LeadCaptured")) {
        arrived.add(event.subject());
      }
    }
    List<Sent> accepted =
        sent.stream()
            .filter(one -> !one.id().isEmpty())
            .filter(one -> one.status() / 100 == 2)
            .toList();
    List<String> lost =
        accepted.stream()
            .filter(one -> one.work() == Work.RECEPTION || one.work() == Work.LEAD_ENTRY)
            .map(Sent::id)
            .filter(id -> !arrived.contains(id))
            .toList();
    terminal.line(
        String.format(
            Locale.ROOT,
            "  back after %.1f s, answers callers again after %.1f s, everything heard after %.1f"
                + " s:%n  %d sent, %d accepted and to be told, %d arrived, %d lost",
            back,
            open,
            rest,
            sent.size(),
            accepted.size(),
            accepted.size() - lost.size(),
            lost.size()));
    lost.stream().limit(5).forEach(id -> terminal.line("    lost: " + id));
    return good && lost.isEmpty();
  }

  /** By path: how often it was asked and what it answered, and whether what must go on went on. */
  private boolean table(String part, ConcurrentLinkedQueue<Sent> sent) {
    boolean good = true;
    terminal.line("  %-40s %6s  %-48s %10s".formatted("path", "asked", "answered", "slowest"));
    for (Work work : Work.values()) {
      List<Sent> all = sent.stream().filter(one -> one.work() == work).toList();
      Map<String, Integer> answers = new TreeMap<>();
      all.forEach(one -> answers.merge(one.answer(), 1, Integer::sum));
      boolean mayFail = work.owner.equals(part);
      boolean wentOn =
          !all.isEmpty()
              && answers.keySet().stream()
                  .allMatch(
                      answer -> answer.startsWith("2") || mayFail && answer.startsWith("503"));
      good &= wentOn;
      String words =
          answers.entrySet().stream()
              .map(answer -> answer.getKey() + " ×" + answer.getValue())
              .collect(Collectors.joining(", "));
      terminal.line(
          "  %s %-38s %6d  %-48s %7d ms%s"
              .formatted(
                  wentOn ? terminal.green("✓") : terminal.red("✗"),
                  work.path,
                  all.size(),
                  words,
                  all.stream().mapToLong(Sent::millis).max().orElse(0),
                  mayFail ? "  (its own service)" : ""));
    }
    return good;
  }

  private void load(
      Duration outage, String model, String quoteId, ConcurrentLinkedQueue<Sent> sent) {
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Work work : Work.values()) {
        threads.submit(
            () -> {
              while (!over.get()) {
                Answer answer = work(work, model, quoteId);
                String id =
                    switch (work) {
                      case RECEPTION, LEAD_ENTRY -> answer.text("id");
                      case VISITS, LEADS, QUOTING, PRICE_LIST, STOCK -> "";
                    };
                sent.add(new Sent(work, answer.status(), answer.millis(), id, answer.text("code")));
                Pause.millis(PACE_MILLIS);
              }
            });
      }
      Pause.millis(outage.toMillis());
      over.set(true);
      threads.shutdown();
      if (!threads.awaitTermination(40, TimeUnit.SECONDS)) {
        throw new Trouble("a request got no answer for 40 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Answer work(Work work, String model, String quoteId) {
    return switch (work) {
      case RECEPTION -> people.visit(model);
      case VISITS -> people.as(Role.RC, "GET", "/api/v1/crm/visits?limit=20", null);
      case LEAD_ENTRY -> people.lead(model);
      case LEADS -> people.as(Role.SC, "GET", "/api/v1/crm/leads?limit=20", null);
      case QUOTING ->
          people.as(
              Role.SM,
              "POST",
              "/api/v1/sales/quotes/" + quoteId + "/versions",
              people.quote(model));
      case PRICE_LIST -> people.as(Role.SC, "GET", "/api/v1/sales/price-list", null);
      case STOCK ->
          people.as(Role.SC, "GET", "/api/v1/inventory/vehicles?state=AVAILABLE&limit=20", null);
    };
  }

  private String preparedQuote(String model, Barrier barrier) {
    Answer visit = people.mustVisit(model);
    barrier.rest(REST);
    String consultant = visit.text("consultantId");
    if (consultant.isEmpty()) {
      throw new Trouble(
          "nobody is on shift at this business time: ./dealer clock +12h, then again");
    }
    return people.quoted(people.dealOf(visit.text("customerId")), consultant, model);
  }

  /** Tokens live for minutes: nobody needs to log in while hr is down. */
  private void warmTokens() {
    for (Role role : List.of(Role.RC, Role.SC, Role.SM, Role.YD)) {
      dealership.freshToken(role, Store.EAST);
    }
  }

  /** A breaker of the gateway that opened meanwhile tries again after a while of its own. */
  private void answersAgain(String model, String quoteId) {
    long limit = System.nanoTime() + BACK.toNanos();
    for (Work work : Work.values()) {
      for (int answered = 0; answered < TRIALS; answered++) {
        Answer answer = work(work, model, quoteId);
        while (!answer.good()) {
          if (System.nanoTime() > limit) {
            throw new Trouble(work.path + " does not answer again: " + answer.refusal());
          }
          Pause.millis(200);
          answer = work(work, model, quoteId);
        }
      }
    }
  }
}
