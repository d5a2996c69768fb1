package io.forecourt.local.journey;

import io.forecourt.local.api.Answer;
import io.forecourt.local.api.Role;
import io.forecourt.local.api.Store;
import io.forecourt.local.clock.OpeningHours;
import io.forecourt.local.journey.WalkIn.Finding;
import io.forecourt.local.stack.Trouble;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Journey 11: marketing plans an evening at the cars, somebody else checks and approves it, who
 * agreed is invited, guests come, and what it brought is measured.
 */
final class Campaign {
  private static final String CAMPAIGNS = "/api/v1/crm/campaigns";

  private final Teller teller;
  private final Store store;
  private final String modelCode;
  private final Random random = new Random();
  private final Actor marketing;
  private final List<Actor> staff;
  private String id = "";

  private Campaign(Teller teller, Store store, String modelCode) {
    this.teller = teller;
    this.store = store;
    this.modelCode = modelCode;
    this.marketing = by(Role.MK);
    this.staff = colleagues();
  }

  /** Plays it and returns what must be true at its end, each with what was found. */
  static Map<String, Finding> play(Teller teller, Store store, String modelCode) {
    return new Campaign(teller, store, modelCode).play();
  }

  private Map<String, Finding> play() {
    Duration wait = OpeningHours.untilOpen(teller.time().now());
    if (!wait.isZero()) {
      teller.timePasses("the store opens", wait);
    }
    Actor planner = staff.getFirst();
    Actor executor = staff.getLast();
    String topic = reports(planner);
    planned(planner, executor, topic);
    act(
        planner,
        "writes concept and invitation",
        "copy",
        Map.of("concept", "drive it home tonight", "invitationText", "周六新车品鉴会,期待您光临"));
    act(
        by(Role.AD),
        "checks the advertising",
        "advertising-check",
        Map.of("passed", true, "remark", "no superlatives, the price is dated"));
    act(marketing, "asks for approval", "submission", null);
    approved();
    act(marketing, "begins to invite", "inviting", null);
    invited(agreed());
    act(executor, "starts the evening", "start", null);
    act(
        by(Role.RC),
        "signs a guest in",
        "attendances",
        Map.of("name", "周晨", "mobile", mobile(), "modelCode", modelCode));
    act(
        executor,
        "records what the hall cost",
        "costs",
        Map.of("line", "VENUE", "what", "hall, one evening", "amount", money("6000.00")));
    act(
        by(Role.SM),
        "notes how it goes",
        "notes",
        Map.of("kind", "STATUS", "text", "one guest, good mood"));
    act(planner, "signs off", "sign-off", null);
    Answer closed =
        act(
            executor,
            "closes with the result",
            "closure",
            Map.of(
                "debrief",
                "good mood, too few test cars",
                "measures",
                List.of(
                    Map.of(
                        "what",
                        "begin to invite a week earlier",
                        "ownerId",
                        planner.personId(),
                        "dueOn",
                        today().plusDays(20).toString()))));
    return findings(closed);
  }

  private Map<String, Finding> findings(Answer closed) {
    JsonNode measured = closed.body().path("result").path("measured");
    Map<String, Finding> findings = new LinkedHashMap<>();
    findings.put("campaign", new Finding("CLOSED", closed.text("state")));
    findings.put("invited", new Finding("1", measured.path("invited").asString("")));
    findings.put("came", new Finding("1", measured.path("heads").asString("")));
    findings.put("leads", new Finding("1", measured.path("leads").asString("")));
    findings.put(
        "cost per lead",
        new Finding("6000.00", measured.path("costPerLead").path("amount").asString("")));
    return findings;
  }

  private String reports(Actor planner) {
    return teller
        .does(
            planner,
            "reports what people talk of",
            "POST",
            "/api/v1/crm/intelligence",
            Map.of(
                "topic", "PUBLIC_TOPIC",
                "source", "INTERNET",
                "text", "everybody speaks of winter range",
                "fields", Map.of()))
        .text("id");
  }

  private void planned(Actor planner, Actor executor, String topic) {
    LocalDate today = today();
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("name", "An evening at the cars");
    plan.put("goal", "one test drive, one lead");
    plan.put("customerGroup", "owners of cars older than five years");
    plan.put("theme", Map.of("kind", "CAR_BRAND", "code", "HANDLING", "text", "quick and quiet"));
    plan.put("period", "EVENT");
    plan.put("type", "DISPLAY");
    plan.put("channel", "STORE");
    plan.put("origin", "OWN");
    plan.put("audience", "RETAIL");
    plan.put("modelCode", modelCode);
    plan.put("from", today.toString());
    plan.put("to", today.toString());
    plan.put("headsPlanned", 1);
    plan.put(
        "budget",
        List.of(Map.of("code", "VENUE", "what", "hall and light", "amount", money("8000.00"))));
    plan.put(
        "tasks",
        List.of(
            Map.of(
                "department",
                "SHOWROOM",
                "what",
                "two consultants at the cars",
                "ownerId",
                teller.idOf(Role.SU, store),
                "dueOn",
                today.toString())));
    plan.put("contingency", Map.of("what", "rain: into the hall", "ownerId", executor.personId()));
    plan.put("plannerId", planner.personId());
    plan.put("executorId", executor.personId());
    plan.put("team", List.of(teller.idOf(Role.SM, store), teller.idOf(Role.CA, store)));
    plan.put("intelligenceIds", List.of(topic));
    id = teller.does(marketing, "plans an evening at the cars", "POST", CAMPAIGNS, plan).text("id");
  }

  private void approved() {
    Actor director = by(Role.SD);
    String approval =
        teller
            .look(director, "/api/v1/crm/approvals?subjectId=" + id)
            .path("items")
            .path(0)
            .path("id")
            .asString("");
    teller.does(
        director,
        "approves plan and budget",
        "POST",
        "/api/v1/crm/approvals/" + approval + "/decision",
        Map.of("decision", "APPROVED"),
        Map.of("X-Reason", "fits the month"));
  }

  /** A customer who agrees to be invited. */
  private String agreed() {
    String customer =
        teller
            .does(
                by(Role.RC),
                "registers a visitor",
                "POST",
                "/api/v1/crm/visits",
                Map.of(
                    "kind", "WALK_IN",
                    "name", "陈宁",
                    "mobile", mobile(),
                    "source", "WALK_IN",
                    "purpose", "BUY"))
            .text("customerId");
    teller.does(
        by(Role.CA),
        "notes that the customer agrees",
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
    return customer;
  }

  private void invited(String customer) {
    Answer invitation =
        act(by(Role.CA), "invites the customer", "invitations", Map.of("customerId", customer));
    act(
        by(Role.CA),
        "takes the answer",
        "invitations/" + invitation.text("id") + "/answer",
        Map.of("answer", "YES", "evidence", "call-0017"));
  }

  /** The planner and the executor. */
  private List<Actor> colleagues() {
    String manager = teller.idOf(Role.MK, store);
    List<Actor> found = new ArrayList<>();
    for (JsonNode person : teller.look(by(Role.HR), "/api/v1/hr/people?limit=200").path("items")) {
      String personId = person.path("id").asString("");
      if (person.path("loginName").asString("").startsWith("mk.") && !personId.equals(manager)) {
        found.add(new Actor(Role.MK, store, personId));
      }
    }
    if (found.size() < 2) {
      throw new Trouble("the store has no planner and executor of campaigns");
    }
    return found;
  }

  private Answer act(Actor actor, String what, String action, @Nullable Object body) {
    return teller.does(actor, what, "POST", CAMPAIGNS + "/" + id + "/" + action, body);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(teller.time().now(), Store.ZONE);
  }

  private Actor by(Role role) {
    return Actor.of(role, store);
  }

  private String mobile() {
    return "1390%d%06d".formatted(8, random.nextInt(1_000_000));
  }

  private static Map<String, String> money(String amount) {
    return Map.of("amount", amount, "currency", "CNY");
  }
}
