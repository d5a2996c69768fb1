package io.forecourt.acceptance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One campaign, told by the people who plan, check, approve, run and close it. */
final class CampaignStory {
  private static final String CAMPAIGNS = "/api/v1/crm/campaigns";
  static final String MARKETING = "mk.guo@east";
  static final String PLANNER = "mk.xiao@east";
  static final String EXECUTOR = "mk.cheng@east";

  private final Dealership house;
  private final Person planner;
  private final Person executor;
  private final Map<String, Object> plan = new LinkedHashMap<>();
  private final List<String> team = new ArrayList<>();
  private Person owner;
  private String approver = "sd";
  private String id = "";

  CampaignStory(Dealership house) {
    this.house = house;
    this.owner = house.as(MARKETING);
    this.planner = house.as(PLANNER);
    this.executor = house.as(EXECUTOR);
    LocalDate today = house.today();
    plan.put("name", "Aurora at night");
    plan.put("goal", "20 test drives, 3 orders");
    plan.put("customerGroup", "owners of cars older than five years");
    plan.put("theme", Map.of("kind", "CAR_BRAND", "code", "HANDLING", "text", "quick and quiet"));
    plan.put("period", "EVENT");
    plan.put("type", "SALES");
    plan.put("channel", "STORE");
    plan.put("origin", "OWN");
    plan.put("audience", "RETAIL");
    plan.put("modelCode", "AURORA-E");
    plan.put("from", today.toString());
    plan.put("to", today.plusDays(1).toString());
    plan.put("headsPlanned", 0);
    budget("20000.00");
    plan.put(
        "tasks",
        List.of(
            Map.of(
                "department",
                "SHOWROOM",
                "what",
                "four consultants at the cars",
                "ownerId",
                house.as("su").id(),
                "dueOn",
                today.toString())));
    plan.put("contingency", Map.of("what", "rain: inside", "ownerId", executor.id()));
    plan.put("plannerId", planner.id());
    plan.put("executorId", executor.id());
    plan.put("intelligenceIds", List.of());
  }

  CampaignStory with(String field, Object value) {
    plan.put(field, value);
    return this;
  }

  /** People who take part, by role or login. */
  CampaignStory team(String... people) {
    for (String person : people) {
      team.add(house.as(person).id());
    }
    return this;
  }

  CampaignStory ownedBy(String who) {
    owner = house.as(who);
    return this;
  }

  CampaignStory approvedBy(String who) {
    approver = who;
    return this;
  }

  CampaignStory budget(String amount) {
    plan.put(
        "budget",
        List.of(
            Map.of(
                "code",
                "VENUE",
                "what",
                "hall",
                "amount",
                Map.of("amount", amount, "currency", "CNY"))));
    return this;
  }

  String id() {
    return id;
  }

  CampaignStory approved() {
    plan.put("team", team);
    id = owner.post(CAMPAIGNS, plan).created().id();
    planner
        .post(path("copy"), Map.of("concept", "drive it home", "invitationText", "周六新车品鉴会,期待您光临"))
        .ok();
    house.as("ad").post(path("advertising-check"), Map.of("passed", true, "remark", "fine")).ok();
    owner.post(path("submission")).ok();
    Person decider = house.as(approver);
    String approval = decider.get("/api/v1/crm/approvals?subjectId=" + id).ok().text("items.0.id");
    decider
        .because("fits the month's plan")
        .post("/api/v1/crm/approvals/" + approval + "/decision", Map.of("decision", "APPROVED"))
        .ok();
    return this;
  }

  /** Asks customers of the agent who agreed to advertising. */
  CampaignStory invited(int customers) {
    owner.post(path("inviting")).ok();
    for (int one = 0; one < customers; one++) {
      String customer = newcomer();
      house.as("ca").post(path("invitations"), Map.of("customerId", customer)).created();
    }
    return this;
  }

  CampaignStory running() {
    executor.post(path("start")).ok();
    return this;
  }

  /** Somebody new comes. */
  CampaignStory attended() {
    house
        .as("rc")
        .post(path("attendances"), Map.of("name", "陈思远", "mobile", Dealership.newMobile()))
        .created();
    return this;
  }

  CampaignStory noted(Person by, String kind) {
    by.post(path("notes"), Map.of("kind", kind, "text", "as planned")).created();
    return this;
  }

  CampaignStory closed() {
    planner.post(path("sign-off")).ok();
    executor
        .post(
            path("closure"),
            Map.of(
                "debrief",
                "good mood, too few test cars",
                "measures",
                List.of(
                    Map.of(
                        "what",
                        "begin to invite a week earlier",
                        "ownerId",
                        planner.id(),
                        "dueOn",
                        house.today().plusDays(20).toString()))))
        .ok();
    return this;
  }

  String path(String action) {
    return CAMPAIGNS + "/" + id + "/" + action;
  }

  private String newcomer() {
    String customer = house.as("rc").registersVisitor().text("customerId");
    house
        .as("ca")
        .post(
            "/api/v1/crm/customers/" + customer + "/consents",
            Map.of(
                "purpose",
                "MARKETING_SMS",
                "given",
                true,
                "noticeVersion",
                "2026-1",
                "channel",
                "STORE"))
        .created();
    return customer;
  }
}
