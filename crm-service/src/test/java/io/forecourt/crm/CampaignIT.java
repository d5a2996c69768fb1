package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.Showroom.Answer;
import io.forecourt.crm.campaign.application.InvitationDesk;
import io.forecourt.crm.customer.application.PromotionPauses;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.StoreCalendars;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class CampaignIT {
  private static final String CAMPAIGNS = "/api/v1/crm/campaigns";
  private static final String APPROVALS = "/api/v1/crm/approvals";

  @Autowired Showroom showroom;
  @Autowired BusinessClock clock;
  @Autowired StoreCalendars calendars;
  @Autowired Deadlines deadlines;
  @Autowired InvitationDesk invitations;
  @Autowired PromotionPauses pauses;

  private Showroom.Store store;
  private Login marketing;
  private Login planner;
  private Login executor;
  private Login checker;
  private Login director;
  private Login agent;
  private Login desk;
  private LocalDate today;

  @BeforeEach
  void people() {
    store = showroom.store();
    marketing = store.hire("mk");
    planner = store.hire("mk");
    executor = store.hire("mk");
    checker = store.hire("ad");
    director = store.hire("sd");
    agent = store.hire("ca");
    desk = store.hire("rc");
    today = clock.today(calendars.zone(store.code()));
  }

  @Test
  void aCampaignGoesFromItsPlanToItsMeasuredResult() {
    String id = approved(today, 2);
    var approved = showroom.events().await("io.forecourt.crm.campaign-approved.v1", id);
    EventContracts.assertValid(approved);
    assertThat(approved.data().path("approvedBy").asString()).isEqualTo(director.personId());
    assertThat(approved.data().path("copyBy").asString()).isEqualTo(planner.personId());
    String guest = customer(true);
    String other = customer(true);

    act(marketing, id, "inviting", "{}").is(200);
    String invitation = invite(id, guest).is(201).at("$.id");
    var sent = showroom.events().await("io.forecourt.crm.campaign-invitation-sent.v1", id);
    EventContracts.assertValid(sent);
    assertThat(sent.data().path("agentId").asString()).isEqualTo(agent.personId());
    assertThat(
            showroom
                .post(
                    agent,
                    CAMPAIGNS + "/" + id + "/invitations/" + invitation + "/answer",
                    "{\"answer\":\"YES\",\"evidence\":\"call-17\"}")
                .is(200)
                .<String>at("$.answer"))
        .isEqualTo("YES");
    assertThat(code(invite(id, guest).is(409))).isEqualTo("campaign.already-invited");
    invite(id, other).is(201);

    act(executor, id, "start", "{}").is(200);
    EventContracts.assertValid(showroom.events().await("io.forecourt.crm.campaign-started.v1", id));
    String mobile = Showroom.mobile();
    Answer came = signIn(id, mobile).is(201);
    assertThat(came.<Boolean>at("$.broughtLead")).isTrue();
    assertThat(signIn(id, mobile).is(201).<String>at("$.id")).isEqualTo(came.at("$.id"));
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.campaign-attended.v1", id));
    assertThat(
            showroom
                .events()
                .await("io.forecourt.crm.lead-captured.v1", came.at("$.leadId"))
                .data()
                .path("campaignId")
                .asString())
        .isEqualTo(id);
    order(came.at("$.leadId"), came.at("$.customerId"));
    cost(id, "600.00").is(201);
    act(executor, id, "notes", "{\"kind\":\"FEEDBACK\",\"text\":\"guests liked it\"}").is(201);
    act(planner, id, "sign-off", "{}").is(200);
    act(desk, id, "task-completions", "{\"number\":1}").is(200);
    Showroom.await(
        () ->
            assertThat(
                    showroom
                        .get(marketing, CAMPAIGNS + "/" + id)
                        .is(200)
                        .<Integer>at("$.measured.orders"))
                .isEqualTo(1));
    Answer closed =
        act(executor, id, "closure", "{\"debrief\":\"good mood\",\"measures\":[]}").is(200);

    assertThat(closed.<String>at("$.state")).isEqualTo("CLOSED");
    assertThat(closed.<String>at("$.result.attribution")).isEqualTo("FIRST_TOUCH");
    assertThat(closed.<Integer>at("$.result.measured.heads")).isEqualTo(1);
    assertThat(closed.<Integer>at("$.result.measured.leads")).isEqualTo(1);
    assertThat(closed.<String>at("$.result.measured.costPerOrder.amount")).isEqualTo("600.00");
    var told = showroom.events().await("io.forecourt.crm.campaign-closed.v1", id);
    EventContracts.assertValid(told);
    assertThat(told.data().path("signOffBy").asString()).isEqualTo(planner.personId());
    assertThat(told.data().path("feedbackBy").asString()).isEqualTo(executor.personId());
    assertThat(told.data().path("widenedSources").asBoolean()).isTrue();
    assertThat(closed.<List<String>>at("$.allowedActions")).isEmpty();
  }

  @Test
  void aManufacturersCampaignIsReportedOnceItIsClosed() {
    String id = running("MANUFACTURER");
    String report = CAMPAIGNS + "/" + id + "/manufacturer-report";
    assertThat(code(showroom.get(marketing, report).is(409)))
        .isEqualTo("campaign.nothing-to-report");
    act(executor, id, "closure", "{\"debrief\":\"=good, \\\"quiet\\\"\",\"measures\":[]}").is(200);

    assertThat(showroom.get(marketing, report).is(200).text())
        .startsWith("number,store,name")
        .contains("\"1\",\"0\",\"0\",\"0\"", "\"FIRST_TOUCH\"")
        .endsWith("\"'=good, \"\"quiet\"\"\"\r\n");
  }

  @Test
  void aKnownLeadIsTouchedAndNotBroughtByTheCampaign() {
    store.onShift(store.hire("sc"));
    String mobile = Showroom.mobile();
    String known = store.walkIn(desk, mobile).is(201).at("$.leadId");
    String id = running();

    Answer came = signIn(id, mobile).is(201);

    assertThat(came.<String>at("$.leadId")).isEqualTo(known);
    assertThat(came.<Boolean>at("$.broughtLead")).isFalse();
    Answer shown = showroom.get(marketing, CAMPAIGNS + "/" + id).is(200);
    assertThat(shown.<Integer>at("$.measured.heads")).isEqualTo(1);
    assertThat(shown.<Integer>at("$.measured.leads")).isZero();
  }

  @Test
  void whoAskedDoesNotApproveAndARefusedPlanIsADraftAgain() {
    String id = submitted(today, 2);

    assertThat(decide(marketing, id, "APPROVED").status()).isEqualTo(403);
    decide(director, id, "REJECTED").is(200);

    Answer shown = showroom.get(marketing, CAMPAIGNS + "/" + id).is(200);
    assertThat(shown.<String>at("$.state")).isEqualTo("DRAFT");
    assertThat(shown.<Boolean>at("$.submitted")).isFalse();
    assertThat(shown.<List<String>>at("$.allowedActions")).contains("submission", "plan");
  }

  @Test
  void advertisingThatFailsItsCheckIsNotApproved() {
    String id = planned(today, 2);
    words(id);
    act(checker, id, "advertising-check", "{\"passed\":false,\"remark\":\"superlative\"}").is(200);

    assertThat(code(act(marketing, id, "submission", "{}").is(409)))
        .isEqualTo("campaign.advertising-not-passed");
    assertThat(
            code(
                act(planner, id, "advertising-check", "{\"passed\":true,\"remark\":\"fine\"}")
                    .is(409)))
        .isEqualTo("campaign.own-advertising");
  }

  @Test
  void nothingIsSpentAboveTheBudgetUntilMoreIsApproved() {
    String id = approved(today, 0);
    cost(id, "10000.00").is(201);

    assertThat(code(cost(id, "0.01").is(409))).isEqualTo("campaign.over-budget");
    act(marketing, id, "budget-increase", "{\"amount\":{\"amount\":\"0.01\",\"currency\":\"CNY\"}}")
        .is(200);
    assertThat(code(cost(id, "0.01").is(409))).isEqualTo("campaign.over-budget");
    decideNewest(director, "CAMPAIGN_BUDGET").is(200);

    cost(id, "0.01").is(201);
    assertThat(
            showroom
                .get(marketing, CAMPAIGNS + "/" + id + "/costs")
                .is(200)
                .<List<String>>at("$[*].amount.amount"))
        .containsExactly("10000.00", "0.01");
  }

  @Test
  void onlyWhoAgreedAndDoesNotComplainIsChosenAndTheDrawIsFrozen() {
    String id = approved(today, 3);
    List<String> agreed = new ArrayList<>();
    for (int one = 0; one < 5; one++) {
      agreed.add(customer(true));
    }
    customer(false);
    String complains = customer(true);
    pauses.pause(complains, "COMPLAINT", "cp-1");
    String changed = agreed.getFirst();

    Answer segment =
        act(marketing, id, "segments", "{\"criteria\":[],\"size\":10,\"seed\":7}").is(201);
    assertThat(segment.<Integer>at("$.found")).isEqualTo(5);
    assertThat(segment.<Integer>at("$.size")).isEqualTo(5);
    consent(changed, false);
    act(marketing, id, "inviting", "{}").is(200);
    Answer round =
        act(
                agent,
                id,
                "invitation-rounds",
                "{\"segmentId\":\"%s\",\"limit\":200}".formatted(segment.<String>at("$.id")))
            .is(200);

    assertThat(round.<Integer>at("$.sent")).isEqualTo(4);
    assertThat(round.<Map<String, Integer>>at("$.refused")).containsEntry("consent.missing", 1);
    assertThat(round.<Integer>at("$.waiting")).isZero();
    assertThat(code(invite(id, complains).is(409))).isEqualTo("campaign.promotions-paused");
    assertThat(code(invite(id, changed).is(409))).isEqualTo("consent.missing");
  }

  @Test
  void whoMayNotBeWrittenToIsLeftOutAndTheRoundGoesOn() {
    String id = approved(today, 3);
    String unwilling = customer(false);
    consent(unwilling, false, ",\"contactChannel\":\"SMS\"");
    consent(unwilling, true, ",\"contactChannel\":\"CALL\"");
    String one = customer(true);
    String other = customer(true);
    customer(true);
    String segment =
        act(marketing, id, "segments", "{\"criteria\":[],\"size\":10,\"seed\":7}")
            .is(201)
            .at("$.id");
    merge(one, other);
    act(marketing, id, "inviting", "{}").is(200);

    Answer round =
        act(
                agent,
                id,
                "invitation-rounds",
                "{\"segmentId\":\"%s\",\"limit\":200}".formatted(segment))
            .is(200);

    assertThat(round.<Integer>at("$.sent")).isEqualTo(2);
    assertThat(round.<Map<String, Integer>>at("$.refused"))
        .containsExactlyEntriesOf(Map.of("consent.missing", 1));
    assertThat(round.<Integer>at("$.waiting")).isZero();
    assertThat(
            showroom.count(
                "SELECT COUNT(*) FROM campaign_segment_member WHERE customer_id = ?"
                    + " AND left_out = 'consent.missing'",
                unwilling))
        .isEqualTo(1);
  }

  @Test
  void anOrderOfTheAbsorbedOneIsTheSurvivorsAndStaysAsSalesToldIt() {
    String id = approved(today, 3);
    Answer buyer = store.walkIn(desk).is(201);
    String absorbed = buyer.at("$.customerId");
    order(buyer.at("$.leadId"), absorbed);
    Showroom.await(() -> assertThat(ordersOf(absorbed)).isEqualTo(1));
    merge(absorbed, customer(true));

    assertThat(
            act(marketing, id, "segments", criteria("{\"field\":\"BOUGHT_MODEL\",\"in\":[\"M1\"]}"))
                .is(201)
                .<Integer>at("$.found"))
        .isEqualTo(1);
    assertThat(ordersOf(absorbed)).isEqualTo(1);
  }

  private int ordersOf(String customer) {
    return showroom.count("SELECT COUNT(*) FROM campaign_order WHERE customer_id = ?", customer);
  }

  private void merge(String absorbed, String survivor) {
    showroom
        .post(
            store.hire("sh"),
            "/api/v1/crm/customers/" + survivor + "/merge",
            "{\"duplicateId\":\"%s\"}".formatted(absorbed))
        .is(201);
  }

  @Test
  void aSegmentFollowsItsCriteria() {
    String id = approved(today, 3);
    String soon = customer(true);
    insuredUntil(soon, "2027-01-15");
    insuredUntil(customer(true), "2027-02-01");
    customer(true);
    Answer buyer = store.walkIn(desk).is(201);
    String bought = buyer.at("$.customerId");
    consent(bought, true);
    order(buyer.at("$.leadId"), bought);

    assertThat(
            act(
                    marketing,
                    id,
                    "segments",
                    criteria(
                        "{\"field\":\"INSURANCE_EXPIRY\",\"in\":[],\"from\":\"2027-01-01\",\"to\":\"2027-01-31\"}"))
                .is(201)
                .<Integer>at("$.found"))
        .isEqualTo(1);
    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM campaign_order WHERE customer_id = ?", bought))
                .isEqualTo(1));
    assertThat(
            act(marketing, id, "segments", criteria("{\"field\":\"BOUGHT_MODEL\",\"in\":[\"M1\"]}"))
                .is(201)
                .<Integer>at("$.found"))
        .isEqualTo(1);
    Answer keen = store.walkIn(desk).is(201);
    consent(keen.at("$.customerId"), true);
    showroom
        .post(
            store.hire("sm"),
            "/api/v1/crm/leads/" + keen.<String>at("$.leadId") + "/grade",
            "{\"grade\":\"H\",\"reason\":\"wants it this week\"}")
        .is(200);
    assertThat(
            act(marketing, id, "segments", criteria("{\"field\":\"GRADE\",\"in\":[\"H\"]}"))
                .is(201)
                .<Integer>at("$.found"))
        .isEqualTo(1);
    assertThat(
            code(
                act(marketing, id, "segments", criteria("{\"field\":\"SHOE_SIZE\",\"in\":[]}"))
                    .is(400)))
        .isEqualTo("request.invalid");
  }

  @Test
  void theAlarmIsSetThreeDaysBeforeTheFirstDay() {
    LocalDate from = today.plusDays(10);
    String id = approved(from, 2);

    act(marketing, id, "inviting", "{}").is(200);

    assertThat(deadlines.open("campaign.invitations-short", id))
        .contains(from.minusDays(3).atStartOfDay(calendars.zone(store.code())).toInstant());
  }

  @Test
  void theAlarmMovesWithTheCampaign() {
    String id = approved(today.plusDays(10), 2);
    act(marketing, id, "inviting", "{}").is(200);

    act(
            marketing,
            id,
            "move",
            "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(today.plusDays(20), today.plusDays(21)))
        .is(200);

    assertThat(deadlines.open("campaign.invitations-short", id))
        .contains(today.plusDays(17).atStartOfDay(calendars.zone(store.code())).toInstant());
    EventContracts.assertValid(showroom.events().await("io.forecourt.crm.campaign-moved.v1", id));
  }

  @Test
  void tooFewInvitationsRaiseTheAlarmAndEnoughDoNot() {
    String few = inviting(2);
    invite(few, customer(true)).is(201);
    String enough = inviting(1);
    invite(enough, customer(true)).is(201);

    alarm(enough);
    alarm(few);

    var told = showroom.events().await("io.forecourt.crm.campaign-invitations-short.v1", few);
    EventContracts.assertValid(told);
    assertThat(told.data().path("invited").asInt()).isEqualTo(1);
    assertThat(showroom.events().heardOf("io.forecourt.crm.campaign-invitations-short.v1", enough))
        .isEmpty();
  }

  @Test
  void aCrisisGoesToTheOwnerOfTheContingencyPlanAndKeepsTheCampaignOpen() {
    String id = running();
    Answer crisis = act(desk, id, "notes", "{\"kind\":\"CRISIS\",\"text\":\"rain\"}").is(201);
    assertThat(crisis.<String>at("$.ownerId")).isEqualTo(executor.personId());
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.campaign-crisis-raised.v1", id));

    assertThat(code(act(executor, id, "closure", "{\"debrief\":\"wet\",\"measures\":[]}").is(409)))
        .isEqualTo("campaign.crisis-open");
    showroom
        .post(
            executor,
            CAMPAIGNS + "/" + id + "/notes/" + crisis.<String>at("$.id") + "/settlement",
            "{\"settlement\":\"moved inside\"}")
        .is(200);

    act(executor, id, "closure", "{\"debrief\":\"wet\",\"measures\":[]}").is(200);
  }

  @Test
  void aCancelledCampaignIsToldAndInvitesNobody() {
    String id = inviting(2);

    act(marketing, id, "cancellation", "{}").is(200);

    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.campaign-cancelled.v1", id));
    assertThat(code(invite(id, customer(true)).is(409))).isEqualTo("campaign.wrong-state");
    assertThat(deadlines.open("campaign.invitations-short", id)).isEmpty();
  }

  @Test
  void anEventIsPartOfThePlanOfItsMonth() {
    String month =
        showroom.post(marketing, CAMPAIGNS, plan(today, 0, "MONTH", null)).is(201).at("$.id");

    String event =
        showroom.post(marketing, CAMPAIGNS, plan(today, 0, "EVENT", month)).is(201).at("$.id");

    assertThat(
            showroom
                .get(marketing, CAMPAIGNS + "?partOfId=" + month)
                .is(200)
                .<List<String>>at("$.items[*].id"))
        .containsExactly(event);
    showroom.post(marketing, CAMPAIGNS, plan(today, 0, "EVENT", event)).is(400);
  }

  private String planned(LocalDate from, int heads) {
    return showroom.post(marketing, CAMPAIGNS, plan(from, heads, "EVENT", null)).is(201).at("$.id");
  }

  private void words(String id) {
    act(
            planner,
            id,
            "copy",
            "{\"concept\":\"drive it home\",\"invitationText\":\"come and drive\"}")
        .is(200);
  }

  private String submitted(LocalDate from, int heads) {
    String id = planned(from, heads);
    submit(id);
    return id;
  }

  private void submit(String id) {
    words(id);
    act(checker, id, "advertising-check", "{\"passed\":true,\"remark\":\"fine\"}").is(200);
    act(marketing, id, "submission", "{}").is(200);
  }

  private String approved(LocalDate from, int heads) {
    String id = planned(from, heads);
    approve(id);
    return id;
  }

  private void approve(String id) {
    submit(id);
    decide(director, id, "APPROVED").is(200);
  }

  private String inviting(int heads) {
    String id = approved(today, heads);
    act(marketing, id, "inviting", "{}").is(200);
    return id;
  }

  private String running() {
    return running("OWN");
  }

  private String running(String origin) {
    String id =
        showroom
            .post(
                marketing,
                CAMPAIGNS,
                plan(today, 1, "EVENT", null).replace("\"OWN\"", "\"" + origin + "\""))
            .is(201)
            .at("$.id");
    approve(id);
    act(marketing, id, "inviting", "{}").is(200);
    invite(id, customer(true)).is(201);
    act(executor, id, "start", "{}").is(200);
    return id;
  }

  private void alarm(String id) {
    Callers.asSystem(
        "test",
        () ->
            invitations.shortOfGuests(
                new DueDeadline("campaign.invitations-short", id, store.code(), clock.instant())));
  }

  private Answer decide(Login who, String campaign, String decision) {
    String approval =
        showroom.get(director, APPROVALS + "?subjectId=" + campaign).is(200).at("$.items[0].id");
    return showroom.post(
        who, APPROVALS + "/" + approval + "/decision", "{\"decision\":\"%s\"}".formatted(decision));
  }

  private Answer decideNewest(Login who, String kind) {
    String approval =
        showroom
            .get(who, APPROVALS + "?state=PENDING&waitingForMe=true&subjectKind=" + kind)
            .is(200)
            .at("$.items[0].id");
    return showroom.post(
        who, APPROVALS + "/" + approval + "/decision", "{\"decision\":\"APPROVED\"}");
  }

  private Answer act(Login who, String campaign, String action, String body) {
    return showroom.post(who, CAMPAIGNS + "/" + campaign + "/" + action, body);
  }

  private Answer cost(String campaign, String amount) {
    return act(
        marketing,
        campaign,
        "costs",
        "{\"line\":\"VENUE\",\"what\":\"hall\",\"amount\":{\"amount\":\"%s\",\"currency\":\"CNY\"}}"
            .formatted(amount));
  }

  private Answer invite(String campaign, String customer) {
    return act(agent, campaign, "invitations", "{\"customerId\":\"%s\"}".formatted(customer));
  }

  private Answer signIn(String campaign, String mobile) {
    return act(
        desk, campaign, "attendances", "{\"name\":\"欧阳小明\",\"mobile\":\"%s\"}".formatted(mobile));
  }

  private String customer(boolean agrees) {
    String id = store.walkIn(desk).is(201).at("$.customerId");
    if (agrees) {
      consent(id, true);
    }
    return id;
  }

  private void consent(String customer, boolean given) {
    consent(customer, given, "");
  }

  private void consent(String customer, boolean given, String more) {
    showroom
        .post(
            agent,
            "/api/v1/crm/customers/" + customer + "/consents",
            "{\"purpose\":\"MARKETING_SMS\",\"given\":%s,\"noticeVersion\":\"2026-1\",\"channel\":\"STORE\"%s}"
                .formatted(given, more))
        .is(201);
  }

  private void insuredUntil(String customer, String date) {
    Answer shown = showroom.get(agent, "/api/v1/crm/customers/" + customer).is(200);
    showroom
        .patch(
            agent,
            "/api/v1/crm/customers/" + customer,
            String.valueOf(shown.header("ETag")),
            "{\"insuranceExpiry\":\"%s\"}".formatted(date))
        .is(200);
  }

  private void order(String lead, String customer) {
    String order = "o-" + customer;
    store.sales(
        "order-placed",
        order,
        1,
        Map.of("orderId", order, "leadId", lead, "customerId", customer, "modelCode", "M1"));
  }

  private static String criteria(String one) {
    return "{\"criteria\":[%s],\"size\":10,\"seed\":7}".formatted(one);
  }

  private String plan(LocalDate from, int heads, String period, @Nullable String partOf) {
    return """
    {"name":"Aurora at night","goal":"20 test drives","customerGroup":"owners of older cars",
     "theme":{"kind":"CAR_BRAND","code":"HANDLING","text":"quick and quiet"},"period":"%s",
     "partOfId":%s,"type":"LAUNCH","channel":"STORE","origin":"OWN","audience":"RETAIL",
     "modelCode":"M1","from":"%s","to":"%s","headsPlanned":%d,
     "budget":[{"code":"VENUE","what":"hall","amount":{"amount":"10000.00","currency":"CNY"}}],
     "tasks":[{"department":"SHOWROOM","what":"four consultants","ownerId":"%s","dueOn":"%s"}],
     "contingency":{"what":"rain: inside","ownerId":"%s"},"plannerId":"%s","executorId":"%s",
     "team":["%s"],"intelligenceIds":[]}
    """
        .formatted(
            period,
            partOf == null ? "null" : "\"" + partOf + "\"",
            from,
            from.plusDays(1),
            heads,
            desk.personId(),
            from,
            executor.personId(),
            planner.personId(),
            executor.personId(),
            agent.personId());
  }

  private static String code(Answer answer) {
    return answer.at("$.code");
  }
}
