package io.forecourt.local.journey;

import io.forecourt.local.Terminal;
import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Barrier;
import io.forecourt.local.api.Dealership;
import io.forecourt.local.api.Event;
import io.forecourt.local.api.EventLog;
import io.forecourt.local.api.Http;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.clock.Amount;
import io.forecourt.local.clock.BusinessTime;
import io.forecourt.local.stack.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lets people act, waits until the dealership has come to rest, and tells what followed. */
final class Teller implements AutoCloseable {

  private static final Duration REST = Duration.ofSeconds(30);
  private static final int WIDTH = 96;

  private final Dealership dealership;
  private final Terminal terminal;
  private final boolean silent;
  private final boolean withCurl;
  private final EventLog log;
  private final Barrier barrier;
  private final BusinessTime time;
  private final Words words;
  private final InstantSource system = InstantSource.system();
  private final Random random = new Random();
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, String> people = new ConcurrentHashMap<>();
  private final Set<String> handledSeen = new HashSet<>();
  private final StoryLine storyLine = new StoryLine();

  Teller(Dealership dealership, Terminal terminal, boolean silent, boolean withCurl) {
    this.dealership = dealership;
    this.terminal = terminal;
    this.silent = silent;
    this.withCurl = withCurl;
    this.barrier = new Barrier(dealership);
    this.time = new BusinessTime(dealership, system);
    this.words = new Words(this::personName);
    settle();
    this.log = new EventLog(dealership.ports().broker());
  }

  List<Step> steps() {
    return steps;
  }

  BusinessTime time() {
    return time;
  }

  void line(String text) {
    if (!silent) {
      terminal.line(text);
    }
  }

  /** Somebody sends a request that must succeed. */
  Answer does(Actor actor, String what, String method, String path, @Nullable Object body) {
    return does(actor, what, method, path, body, Map.of());
  }

  Answer does(
      Actor actor,
      String what,
      String method,
      String path,
      @Nullable Object body,
      Map<String, String> headers) {
    Answer answer = tries(actor, what, method, path, body, headers);
    if (!answer.good()) {
      throw new Trouble(
          "The story breaks off at step %d (%s %s, %s %s): %s"
              .formatted(
                  steps.size(),
                  actor.role().title(),
                  what,
                  method,
                  Words.shortPath(path),
                  answer.refusal()));
    }
    return answer;
  }

  /** Somebody sends a request, whatever comes of it. */
  Answer tries(
      Actor actor,
      String what,
      String method,
      String path,
      @Nullable Object body,
      Map<String, String> headers) {
    String token = dealership.tokenOf(actor.role(), actor.store(), actor.personId());
    String trace = hex(16);
    String request = "journey-" + trace;
    Map<String, String> all = new HashMap<>(headers);
    all.put("traceparent", "00-" + trace + "-" + hex(8) + "-01");
    all.put("X-Request-Id", request);
    if (method.equals("POST")) {
      all.put("Idempotency-Key", request);
    }
    int from = log.position();
    Instant since = system.instant().minusMillis(5);
    Answer answer = dealership.api(token, method, path, body, all);
    settle();
    String person =
        actor.personId().isEmpty()
            ? dealership.loginName(actor.role(), actor.store())
            : personName(actor.personId());
    tell(
        actor.role().title(),
        person,
        what,
        method,
        path,
        answer,
        curl(actor, person, method, path, body, headers),
        storyLine.begin(log.since(from)),
        handled(since),
        Map.of());
    return answer;
  }

  /** Business time moves on. */
  List<Event> timePasses(String what, Duration amount) {
    int from = log.position();
    Instant since = system.instant().minusMillis(5);
    time.move(amount, _ -> {});
    settle();
    List<Event> events = log.since(from);
    List<Event> ours = storyLine.follow(events);
    Set<String> ids = new HashSet<>();
    ours.forEach(event -> ids.add(event.id()));
    Map<String, Integer> besides = new TreeMap<>();
    events.stream()
        .filter(event -> !ids.contains(event.id()))
        .forEach(event -> besides.merge(event.name(), 1, Integer::sum));
    tell(
        "clock +" + Amount.words(amount),
        null,
        what,
        null,
        null,
        null,
        "./dealer clock +" + Amount.words(amount).replace(" ", ""),
        ours,
        handled(since).stream().filter(one -> ids.contains(one.eventId())).toList(),
        besides);
    return events;
  }

  /** A read that is not part of the story. */
  JsonNode look(Actor actor, String path) {
    return lookAt(actor, path).body();
  }

  Answer lookAt(Actor actor, String path) {
    Answer answer =
        dealership.api(
            dealership.tokenOf(actor.role(), actor.store(), actor.personId()),
            "GET",
            path,
            null,
            Map.of());
    if (!answer.good()) {
      throw new Trouble("GET %s as %s: %s".formatted(path, actor.role().title(), answer.refusal()));
    }
    return answer;
  }

  private void settle() {
    barrier.rest(REST);
  }

  private List<Step.Consequence> handled(Instant since) {
    List<Step.Consequence> all = new ArrayList<>();
    for (String service : Dealership.SERVICES) {
      JsonNode body = dealership.ask(service, "/internal/handled?since=" + since);
      for (JsonNode item : body.isArray() ? body : body.path("items")) {
        String handler = item.path("handler").asString("");
        if (handledSeen.add(service + handler + item.path("eventId").asString(""))) {
          List<String> told = new ArrayList<>();
          item.path("produced").forEach(type -> told.add(Event.nameOf(type.asString(""))));
          String event = Event.nameOf(item.path("eventType").asString(""));
          all.add(
              new Step.Consequence(
                  service,
                  handler,
                  item.path("eventId").asString(""),
                  event,
                  item.path("outcome").asString(""),
                  told,
                  Words.of(service, handler, event)));
        }
      }
    }
    return all;
  }

  private void tell(
      String who,
      @Nullable String person,
      String what,
      @Nullable String method,
      @Nullable String path,
      @Nullable Answer answer,
      String curl,
      List<Event> events,
      List<Step.Consequence> handled,
      Map<String, Integer> besides) {
    List<Step.Told> told =
        events.stream()
            .map(
                event ->
                    new Step.Told(
                        event.id(),
                        event.name(),
                        event.service(),
                        event.subject(),
                        event.causation().isEmpty() ? null : event.causation(),
                        words.of(event)))
            .toList();
    Step step =
        new Step(
            steps.size() + 1,
            who,
            person,
            what,
            method,
            path,
            answer == null ? null : answer.status(),
            answer == null ? null : answer.millis(),
            curl,
            answer == null || answer.good() ? null : answer.refusal(),
            told,
            handled,
            besides);
    steps.add(step);
    if (!silent) {
      print(step);
    }
  }

  private void print(Step step) {
    terminal.line(headline(step));
    if (step.answer() != null) {
      terminal.line("       refused: " + step.answer());
    }
    Words.lines(phrases(step))
        .forEach(
            (service, said) -> {
              List<String> lines = Words.wrapped(said, WIDTH);
              for (int i = 0; i < lines.size(); i++) {
                terminal.line(
                    terminal.faint(
                        "     %s %-10s %s"
                            .formatted(i == 0 ? "→" : " ", i == 0 ? service : "", lines.get(i))));
              }
            });
    if (!step.besides().isEmpty()) {
      List<String> counts = new ArrayList<>();
      step.besides().forEach((name, count) -> counts.add(name + " ×" + count));
      terminal.line(terminal.faint("       besides, in both stores: " + String.join(", ", counts)));
    }
    if (withCurl && step.curl() != null) {
      terminal.line(terminal.faint("       " + step.curl()));
    }
  }

  /** What each service said and did; a duty that is opened and closed at once is closed. */
  static List<Map.Entry<String, String>> phrases(Step step) {
    Set<String> closed = new HashSet<>();
    step.events().stream()
        .filter(told -> told.name().equals("DutyChecked"))
        .forEach(told -> closed.add(told.subject()));
    Map<String, List<String>> duties = new LinkedHashMap<>();
    List<Map.Entry<String, String>> phrases = new ArrayList<>();
    for (Step.Told told : step.events()) {
      switch (told.name()) {
        case "DutyDue" -> {
          if (!closed.contains(told.subject())) {
            duties.computeIfAbsent("opened", _ -> new ArrayList<>()).add(told.words());
          }
        }
        case "DutyChecked" ->
            duties.computeIfAbsent("closed", _ -> new ArrayList<>()).add(told.words());
        case "DutyOverdue" ->
            duties.computeIfAbsent("overdue", _ -> new ArrayList<>()).add(told.words());
        default -> phrases.add(Map.entry(told.service(), told.words()));
      }
    }
    for (String end : List.of("closed", "opened", "overdue")) {
      List<String> all = duties.getOrDefault(end, List.of());
      for (int i = 0; i < all.size(); i++) {
        String lead = i > 0 ? "" : (all.size() == 1 ? "duty " : "duties ") + end + ": ";
        phrases.add(Map.entry("hr", lead + all.get(i)));
      }
    }
    step.consequences().stream()
        .filter(one -> one.told().isEmpty() && !one.outcome().equals("SUPERSEDED"))
        .filter(one -> !one.service().equals("hr"))
        .map(one -> Map.entry(one.service(), one.words()))
        .distinct()
        .forEach(phrases::add);
    return phrases;
  }

  private String headline(Step step) {
    String left = "%2d %-20s %-32s".formatted(step.number(), step.who(), step.what());
    if (step.method() == null || step.path() == null) {
      return terminal.bold(left.stripTrailing());
    }
    return terminal.bold(left)
        + " %-5s %-47s %3d %5d ms"
            .formatted(step.method(), Words.shortPath(step.path()), step.status(), step.millis());
  }

  private String curl(
      Actor actor,
      String person,
      String method,
      String path,
      @Nullable Object body,
      Map<String, String> headers) {
    StringBuilder curl = new StringBuilder("curl -sS -X " + method);
    curl.append(" -H \"Authorization: Bearer $(./dealer token ").append(actor.role().code());
    if (actor.store() != Store.EAST) {
      curl.append(" --store ").append(actor.store().ordinal() + 1);
    }
    if (!actor.personId().isEmpty()) {
      curl.append(" --person ").append(person);
    }
    curl.append(")\"");
    headers.forEach((name, value) -> curl.append(" -H ").append(quoted(name + ": " + value)));
    if (body != null) {
      curl.append(" -H 'Content-Type: application/json' -d ")
          .append(quoted(Http.JSON.writeValueAsString(body)));
    }
    return curl.append(' ').append(quoted(dealership.ports().gatewayUrl() + path)).toString();
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  String idOf(Role role, Store store) {
    return dealership.personId(role, store);
  }

  String personName(String id) {
    if (people.isEmpty()) {
      for (Store store : Store.values()) {
        String cursor = "";
        do {
          JsonNode page =
              look(
                  Actor.of(Role.HR, store),
                  "/api/v1/hr/people?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
          page.path("items")
              .forEach(
                  person ->
                      people.put(
                          person.path("id").asString(""), person.path("loginName").asString("")));
          cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
      }
    }
    return people.getOrDefault(id, id);
  }

  private String hex(int bytes) {
    byte[] some = new byte[bytes];
    random.nextBytes(some);
    return java.util.HexFormat.of().formatHex(some);
  }

  @Override
  public void close() {
    log.close();
  }
}
