package io.forecourt.local.journey;

import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.clock.OpeningHours;
import io.forecourt.local.journey.WalkIn.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Journey 10: a customer is angry, the departments work together, the clock and the customer raise
 * the complaint, the director settles it, and its cause is on the list.
 */
final class Complaint {
  private static final String COMPLAINTS = "/api/v1/crm/complaints";
  private static final String CAUSE = "DELIVERY_DELAY";

  private final Teller teller;
  private final Store store;
  private final Random random = new Random();
  private String id = "";

  private Complaint(Teller teller, Store store) {
    this.teller = teller;
    this.store = store;
  }

  /** Plays it and returns what must be true at its end, each with what was found. */
  static Map<String, Finding> play(Teller teller, Store store, String modelCode) {
    return new Complaint(teller, store).play();
  }

  private Map<String, Finding> play() {
    Duration wait = OpeningHours.untilOpen(teller.time().now());
    if (!wait.isZero()) {
      teller.timePasses("the store opens", wait);
    }
    Answer opened = opened();
    Actor owner = of(Role.SM, opened.text("ownerId"));
    act(owner, "calls back at once", "answer", Map.of("evidence", call()));
    helped(of(Role.CS, opened.text("coordinatorId")));
    String escalated = escalatedByTheClock();
    Actor next = of(Role.SM, escalated);
    act(
        next,
        "offers a free service",
        "solution",
        Map.of("text", "the first service is free", "cost", money("1800.00")));
    granted();
    Answer reopened =
        act(
            by(Role.CA),
            "asks: the customer is not content",
            "customer-answer",
            Map.of("content", false, "evidence", call()));
    act(
        of(Role.SD, reopened.text("ownerId")),
        "delivers in person, with an apology",
        "solution",
        Map.of("text", "the car is brought home on Saturday"));
    Answer closed =
        act(
            by(Role.CA),
            "asks again: content now",
            "customer-answer",
            Map.of("content", true, "causeCode", CAUSE, "evidence", call()));
    return findings(closed);
  }

  private Answer opened() {
    Answer opened =
        teller.does(
            by(Role.CA),
            "takes a complaint on the phone",
            "POST",
            COMPLAINTS,
            Map.of(
                "person",
                Map.of("name", "周晨", "mobile", mobile()),
                "kind",
                "SALES",
                "channel",
                "PHONE",
                "text",
                "the car is two weeks late and nobody calls"));
    id = opened.text("id");
    return opened;
  }

  /** After-sales answers what the coordinator asks. */
  private void helped(Actor coordinator) {
    JsonNode task =
        act(
                coordinator,
                "asks after-sales for a loan car",
                "tasks",
                Map.of("department", "SERVICE", "text", "is a loan car free until Saturday?"))
            .body()
            .path("tasks")
            .path(0);
    act(
        of(Role.SV, task.path("ownerId").asString("")),
        "has one",
        "tasks/" + task.path("id").asString("") + "/completion",
        Map.of("result", "the blue one, from tomorrow"));
  }

  /** Nobody solves it in time; answers who owns it then. */
  private String escalatedByTheClock() {
    Instant limit = Instant.parse(shown().path("dueAt").asString(""));
    teller.timePasses(
        "a day without a solution",
        Duration.between(teller.time().now(), limit)
            .plusMinutes(1)
            .truncatedTo(ChronoUnit.MINUTES));
    return shown().path("ownerId").asString("");
  }

  /** What it costs is above the manager's authority. */
  private void granted() {
    decides(by(Role.CS), "passes the cost upwards", "escalation", null, "above what I may grant");
    decides(
        by(Role.SV),
        "grants the cost",
        "decision",
        Map.of("decision", "APPROVED"),
        "less than the trust we would lose");
  }

  private void decides(
      Actor actor, String what, String action, @Nullable Object body, String reason) {
    String approval =
        teller
            .look(by(Role.GM), "/api/v1/crm/approvals?subjectId=" + id)
            .path("items")
            .path(0)
            .path("id")
            .asString("");
    teller.does(
        actor,
        what,
        "POST",
        "/api/v1/crm/approvals/" + approval + "/" + action,
        body,
        Map.of("X-Reason", reason));
  }

  private Map<String, Finding> findings(Answer closed) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    findings.put("complaint", new Finding("CLOSED", closed.text("state")));
    findings.put("level", new Finding("2", closed.text("level")));
    findings.put("cause", new Finding(CAUSE, closed.text("causeCode")));
    JsonNode improvement =
        teller
            .look(by(Role.CS), "/api/v1/crm/improvements?state=OPEN&causeCode=" + CAUSE)
            .path("items")
            .path(0);
    findings.put(
        "on the list of causes",
        new Finding(
            "yes", improvement.path("lastComplaintId").asString("").equals(id) ? "yes" : "no"));
    findings.put(
        "duty CS-04",
        new Finding(
            "DONE_AUTO",
            teller.steps().getLast().events().stream()
                    .anyMatch(
                        told -> told.name().equals("DutyChecked") && told.words().contains("CS-04"))
                ? "DONE_AUTO"
                : ""));
    return findings;
  }

  private JsonNode shown() {
    return teller.look(by(Role.GM), COMPLAINTS + "/" + id);
  }

  private Answer act(Actor actor, String what, String action, Object body) {
    return teller.does(actor, what, "POST", COMPLAINTS + "/" + id + "/" + action, body);
  }

  private Actor by(Role role) {
    return Actor.of(role, store);
  }

  private Actor of(Role role, String personId) {
    return new Actor(role, store, personId);
  }

  private Map<String, String> call() {
    return Map.of("kind", "CALL", "reference", "call-%06d".formatted(random.nextInt(1_000_000)));
  }

  private String mobile() {
    return "1390%d%06d".formatted(7, random.nextInt(1_000_000));
  }

  private static Map<String, String> money(String amount) {
    return Map.of("amount", amount, "currency", "CNY");
  }
}
