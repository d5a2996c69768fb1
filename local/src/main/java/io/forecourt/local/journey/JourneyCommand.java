package io.forecourt.local.journey;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Http;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.journey.WalkIn.Finding;
import io.forecourt.local.stack.Home;
import io.forecourt.local.stack.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code ./dealer journey}: plays a story through the gateway and tells it. */
public final class JourneyCommand {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(Store.ZONE);

  private final Home home;
  private final Dealership dealership;
  private final Terminal terminal;

  public JourneyCommand(Home home, Dealership dealership, Terminal terminal) {
    this.home = home;
    this.dealership = dealership;
    this.terminal = terminal;
  }

  /** What a program reads. */
  record Report(
      String journey,
      boolean complete,
      @Nullable String brokeOff,
      double seconds,
      int events,
      Set<String> services,
      int dutiesClosed,
      List<Step> steps,
      Map<String, Finding> findings) {}

  /** A story that can be played. */
  private interface Story {
    Map<String, Finding> play(Teller teller, Store store, String modelCode);
  }

  /**
   * @param end what is said when all of it came true
   */
  private record Journey(String name, String title, String end, Story story) {}

  private static final Journey WALK_IN =
      new Journey(
          "walk-in",
          "Walk-in to delivery (journey 1)",
          "Sold, insured, delivered, followed up: 1 car",
          (teller, store, model) -> WalkIn.play(teller, new Sale(teller, store, model, null)));

  private static final Journey COMPLAINT =
      new Journey(
          "complaint",
          "Complaint with escalation (journey 10)",
          "Heard, answered, raised twice, settled, its cause on the list",
          Complaint::play);

  private static final Journey CAMPAIGN =
      new Journey(
          "campaign",
          "Campaign from its plan to its result (journey 11)",
          "Planned, approved, invited, held, measured",
          Campaign::play);

  public int run(String name, Store store, boolean json, boolean failures, boolean curl)
      throws IOException {
    Journey journey =
        switch (name) {
          case "walk-in", "1" -> WALK_IN;
          case "complaint", "10" -> COMPLAINT;
          case "campaign", "11" -> CAMPAIGN;
          default ->
              throw new Trouble(
                  "there is no journey '" + name + "'; journeys: walk-in, complaint, campaign", 2);
        };
    if (failures && !journey.equals(WALK_IN)) {
      throw new Trouble("--failures are those of the walk-in", 2);
    }
    try (Teller teller = new Teller(dealership, terminal, json, curl)) {
      return failures ? failures(teller, store, json) : play(journey, teller, store, json);
    }
  }

  private int play(Journey journey, Teller teller, Store store, boolean json) throws IOException {
    long start = System.nanoTime();
    teller.line(
        terminal.bold(
            "%-72s %s, %s"
                .formatted(journey.title(), store.title(), MOMENT.format(teller.time().now()))));
    Map<String, Finding> findings = new LinkedHashMap<>();
    @Nullable String brokeOff = null;
    try {
      findings.putAll(journey.story().play(teller, store, modelInStock(teller, store)));
    } catch (Trouble trouble) {
      brokeOff = Objects.requireNonNull(trouble.getMessage());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    boolean complete = brokeOff == null && findings.values().stream().allMatch(Finding::good);
    Report report = report(journey.name(), complete, brokeOff, seconds, teller.steps(), findings);
    Path script = home.run().resolve("journey.sh");
    Files.writeString(script, script(teller.steps()));
    if (json) {
      terminal.line(Http.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
    } else {
      close(journey, report, script);
    }
    return complete ? 0 : 1;
  }

  private int failures(Teller teller, Store store, boolean json) {
    List<Failures.Branch> branches = Failures.all();
    List<Map<String, Object>> results = new ArrayList<>();
    boolean good = true;
    for (Failures.Branch branch : branches) {
      long start = System.nanoTime();
      int from = teller.steps().size();
      teller.line("");
      teller.line(
          terminal.bold(
              "%-72s %s, %s"
                  .formatted(branch.title(), store.title(), MOMENT.format(teller.time().now()))));
      Map<String, Finding> findings = new LinkedHashMap<>();
      String brokeOff = null;
      try {
        findings.putAll(
            branch
                .play()
                .apply(teller, new Sale(teller, store, modelInStock(teller, store), null)));
      } catch (Trouble trouble) {
        brokeOff = trouble.getMessage();
      }
      boolean complete = brokeOff == null && findings.values().stream().allMatch(Finding::good);
      good &= complete;
      List<Step> steps = List.copyOf(teller.steps().subList(from, teller.steps().size()));
      Report report =
          report(
              branch.name(),
              complete,
              brokeOff,
              (System.nanoTime() - start) / 1e9,
              steps,
              findings);
      if (json) {
        results.add(Map.of(branch.name(), report));
      } else {
        tellFindings(report);
      }
    }
    if (json) {
      terminal.line(Http.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(results));
    }
    return good ? 0 : 1;
  }

  /** The model of which most cars are free. */
  static String modelInStock(Teller teller, Store store) {
    Map<String, Integer> free = new LinkedHashMap<>();
    String cursor = "";
    do {
      JsonNode page =
          teller.look(
              Actor.of(Role.YD, store),
              "/api/v1/inventory/vehicles?state=AVAILABLE&limit=100"
                  + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      page.path("items")
          .forEach(car -> free.merge(car.path("modelCode").asString(""), 1, Integer::sum));
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    return free.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow(
            () -> new Trouble("no car is in stock any more: ./dealer up --fresh begins anew"));
  }

  private static Report report(
      String name,
      boolean complete,
      @Nullable String brokeOff,
      double seconds,
      List<Step> steps,
      Map<String, Finding> findings) {
    Set<String> services = new TreeSet<>();
    int events = 0;
    int duties = 0;
    for (Step step : steps) {
      for (Step.Told told : step.events()) {
        services.add(told.service());
        events++;
        duties += told.name().equals("DutyChecked") ? 1 : 0;
      }
      step.consequences().forEach(one -> services.add(one.service()));
    }
    return new Report(
        name,
        complete,
        brokeOff,
        Math.round(seconds * 10) / 10.0,
        events,
        services,
        duties,
        List.copyOf(steps),
        findings);
  }

  private void close(Journey journey, Report report, Path script) {
    tellFindings(report);
    terminal.line(
        String.format(
            Locale.ROOT,
            "%s, %d events, %d services, %d duties closed. %.1f s",
            report.complete() ? journey.end() : "Not finished",
            report.events(),
            report.services().size(),
            report.dutiesClosed(),
            report.seconds()));
    terminal.line(
        terminal.faint(
            "The requests as curl: "
                + home.project().relativize(script)
                + "    as JSON: ./dealer journey --json"));
  }

  private void tellFindings(Report report) {
    if (report.brokeOff() != null) {
      terminal.line(terminal.red(report.brokeOff()));
    }
    List<String> words = new ArrayList<>();
    report
        .findings()
        .forEach(
            (what, finding) ->
                words.add(
                    finding.good()
                        ? terminal.green("✓") + " " + what + " " + finding.found()
                        : terminal.red("✗")
                            + " "
                            + what
                            + " "
                            + (finding.found().isEmpty() ? "missing" : finding.found())
                            + ", not "
                            + finding.wanted()));
    Words.wrapped(words, 110).forEach(line -> terminal.line("   " + line));
  }

  static String script(List<Step> steps) {
    StringBuilder script =
        new StringBuilder(
            "# The requests of the last journey, one by one. Ids are those of that run.\n");
    for (Step step : steps) {
      script.append("\n# %d %s %s\n".formatted(step.number(), step.who(), step.what()));
      if (step.curl() != null) {
        script.append(step.curl()).append('\n');
      }
    }
    return script.toString();
  }
}
