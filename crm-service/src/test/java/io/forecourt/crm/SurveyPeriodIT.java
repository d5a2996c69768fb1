package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.Showroom.Answer;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents.Heard;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.SandboxClock;
import io.forecourt.platform.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** From a delivery in September to the improvement of what its customer was not satisfied with. */
@ForecourtTest(properties = "forecourt.sandbox-begins=2026-09-10T02:00:00Z")
@Import(Showroom.class)
class SurveyPeriodIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant CLOSED = LocalDate.of(2026, 10, 22).atStartOfDay(ZONE).toInstant();
  private static final String PLANS = "/api/v1/crm/satisfaction-plans";
  private static final String ACTIONS = "/api/v1/crm/satisfaction-actions/";

  @Autowired Showroom showroom;
  @Autowired SandboxClock clock;

  private Showroom.Store store;
  private Login si;
  private Login manager;
  private Login head;
  private Login director;
  private Login consultant;

  @BeforeEach
  void theStoreOpens() {
    store = showroom.store();
    si = store.hire("si");
    manager = store.hire("sm");
    head = store.hire("sh");
    director = store.hire("sd");
    consultant = store.hire("sc");
  }

  @Test
  void aPeriodIsClosedToTheSecondAndItsWeakItemsAreImproved() {
    publish();
    String answered = delivers();
    String silent = delivers();

    passUntil(showroom.now().plus(Duration.ofDays(7)).plusSeconds(60));
    Answer survey = survey(answered);
    Answer forgotten = survey(silent);
    interview(survey);
    passUntil(CLOSED.plusSeconds(60));

    Answer period = period();
    String id = period.at("$.id");
    assertThat(period.at("$.closedAt", Instant::parse)).isEqualTo(CLOSED);
    assertThat(period.<Integer>at("$.population")).isEqualTo(2);
    assertThat(period.<Integer>at("$.issued")).isEqualTo(2);
    assertThat(period.<Integer>at("$.answered")).isEqualTo(1);
    assertThat(period.<Double>at("$.responseRate")).isEqualTo(0.5);
    assertThat(period.<Double>at("$.score")).isEqualTo(85.19);
    assertThat(period.<Double>at("$.verySatisfiedShare")).isEqualTo(1.0);
    assertReminded(forgotten);
    Heard told = showroom.events().await("io.forecourt.crm.survey-period-closed.v1", id);
    EventContracts.assertValid(told);
    assertThat(told.headers()).containsEntry("ce_time", CLOSED.toString());
    assertThat(told.data().path("weakItemsOpen").asInt()).isEqualTo(2);
    assertDrawnAgain(id);
    showroom
        .post(
            si,
            "/api/v1/crm/surveys/" + survey.at("$.id") + "/voiding",
            "{\"reasonCode\":\"COACHED\"}")
        .problem(409, "survey.period-closed");

    String plan = approvedPlan();
    improve(plan);
  }

  private void assertReminded(Answer forgotten) {
    Answer shown = showroom.get(si, "/api/v1/crm/surveys/" + forgotten.at("$.id")).is(200);
    assertThat(shown.<String>at("$.state")).isEqualTo("EXPIRED");
    assertThat(shown.at("$.remindedAt", Instant::parse))
        .isEqualTo(shown.at("$.issuedAt", Instant::parse).plus(Duration.ofDays(7)));
    Heard expired =
        showroom.events().await("io.forecourt.crm.survey-expired.v1", forgotten.at("$.id"));
    EventContracts.assertValid(expired);
    assertThat(expired.headers()).containsEntry("ce_time", forgotten.at("$.dueAt"));
  }

  private void assertDrawnAgain(String period) {
    Answer draw = showroom.get(si, "/api/v1/crm/survey-periods/" + period + "/draw").is(200);
    assertThat(draw.<Boolean>at("$.reproduced")).isTrue();
    assertThat(draw.<Integer>at("$.drawn")).isEqualTo(2);
    assertThat(draw.<String>at("$.seed")).isNotEmpty();
    Answer results = showroom.get(si, "/api/v1/crm/survey-periods/" + period + "/results").is(200);
    assertThat(results.<List<String>>at("$.lines[?(@.level=='ITEM')].code"))
        .containsExactly("HANDOVER", "OVERALL");
    assertThat(results.<List<String>>at("$.lines[?(@.level=='PERSON_ITEM')].personId"))
        .containsExactly(consultant.personId());
  }

  private String approvedPlan() {
    String plan =
        showroom
            .post(
                manager,
                PLANS,
                """
                {"kind":"SSI","span":"YEAR","day":"2026-10-22","targetScore":92.5,
                 "targetShare":0.95,"text":"李娜 explains each paper"}
                """)
            .is(201)
            .at("$.id");
    act(plan, weakItem("SHOWROOM")).problem(409, "satisfaction.plan-not-approved");
    showroom.post(manager, PLANS + "/" + plan + "/submission", "").is(200);
    String approval =
        showroom
            .get(director, "/api/v1/crm/approvals?waitingForMe=true&subjectId=" + plan)
            .is(200)
            .at("$.items[0].id");
    showroom
        .post(
            director,
            "/api/v1/crm/approvals/" + approval + "/decision",
            "{\"decision\":\"APPROVED\"}")
        .is(200);
    Heard told = showroom.events().await("io.forecourt.crm.satisfaction-plan-approved.v1", plan);
    EventContracts.assertValid(told);
    assertThat(told.json()).doesNotContain("李娜");
    assertThat(told.data().path("ownerId").asString()).isEqualTo(manager.personId());
    return plan;
  }

  /** One weak item gets its action and improves; the other one is left until it is noticed. */
  private void improve(String plan) {
    Answer action = act(plan, weakItem("SHOWROOM")).is(201);
    String path = ACTIONS + action.at("$.id");
    showroom
        .post(si, path + "/verification", "{\"works\":true}")
        .problem(409, "satisfaction.action-wrong-state");
    Answer done = showroom.post(head, path + "/completion", "{\"evidence\":\"李娜's rota\"}").is(200);
    assertThat(done.<List<String>>at("$.allowedActions")).isEmpty();
    showroom
        .post(head, path + "/verification", "{\"works\":true}")
        .problem(409, "satisfaction.own-action");
    Answer open = showroom.post(si, path + "/verification", "{\"works\":false}").is(200);
    assertThat(open.<String>at("$.state")).isEqualTo("OPEN");
    showroom.post(head, path + "/completion", "{\"evidence\":\"the new rota\"}").is(200);
    Answer verified = showroom.post(si, path + "/verification", "{\"works\":true}").is(200);
    assertThat(verified.<String>at("$.state")).isEqualTo("CLOSED");
    Heard closed = showroom.events().await("io.forecourt.crm.satisfaction-action-closed.v1", plan);
    EventContracts.assertValid(closed);
    assertThat(closed.json()).doesNotContain("李娜");
    assertThat(closed.data().path("weakItemsOpen").asInt()).isEqualTo(1);
    Answer progress =
        showroom.get(manager, "/api/v1/crm/satisfaction-progress?day=2026-10-30").is(200);
    assertThat(progress.<Integer>at("$.closedInTime")).isEqualTo(1);
    assertThat(progress.<Integer>at("$.weakItemsWithoutAction")).isEqualTo(1);

    String late = act(plan, null).is(201).at("$.id");
    passUntil(LocalDate.of(2026, 11, 1).atStartOfDay(ZONE).toInstant().plusSeconds(60));

    Heard overdue =
        showroom.events().await("io.forecourt.crm.satisfaction-action-overdue.v1", plan);
    EventContracts.assertValid(overdue);
    assertThat(overdue.data().path("actionId").asString()).isEqualTo(late);
    String unattended =
        showroom.get(si, "/api/v1/crm/weak-items?state=WITHOUT_ACTION").is(200).at("$.items[0].id");
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.weak-item-found.v1", unattended));
    EventContracts.assertValid(
        showroom.events().await("io.forecourt.crm.weak-item-unattended.v1", unattended));
    assertThat(
            showroom
                .get(si, "/api/v1/crm/satisfaction-actions?overdue=true")
                .is(200)
                .<List<String>>at("$.items[*].id"))
        .containsExactly(late);
  }

  private String weakItem(String department) {
    List<String> found =
        showroom
            .get(si, "/api/v1/crm/weak-items")
            .is(200)
            .at("$.items[?(@.department=='" + department + "' && !@.personId)].id");
    return found.getFirst();
  }

  private Answer act(String plan, @Nullable String weakItem) {
    String about =
        weakItem == null
            ? "\"item\":\"HANDOVER\",\"factor\":\"DELIVERY\",\"department\":\"SHOWROOM\""
            : "\"weakItemId\":\"" + weakItem + "\"";
    return showroom.post(
        manager,
        PLANS + "/" + plan + "/actions",
        "{%s,\"ownerId\":\"%s\",\"measure\":\"two hours each\",\"dueOn\":\"2026-10-30\"}"
            .formatted(about, head.personId()));
  }

  private Answer period() {
    String list = "/api/v1/crm/survey-periods?kind=SSI&state=CLOSED";
    String september = "$.items[?(@.firstDay=='2026-09-01')].id";
    Showroom.await(
        () -> assertThat(showroom.get(si, list).is(200).<List<String>>at(september)).hasSize(1));
    String id = showroom.get(si, list).<List<String>>at(september).getFirst();
    return showroom.get(si, "/api/v1/crm/survey-periods/" + id).is(200);
  }

  private void publish() {
    String id =
        showroom
            .post(si, "/api/v1/crm/questionnaires", SurveyIT.questionnaire("SSI"))
            .is(201)
            .at("$.id");
    showroom.post(si, "/api/v1/crm/questionnaires/" + id + "/publication", "").is(200);
  }

  private String delivers() {
    String customer = store.walkIn(store.hire("rc")).is(201).at("$.customerId");
    showroom
        .post(
            store.hire("ca"),
            "/api/v1/crm/customers/" + customer + "/consents",
            "{\"purpose\":\"SURVEY\",\"given\":true,\"noticeVersion\":\"2026-1\",\"channel\":\"STORE\"}")
        .is(201);
    String order = "o-" + Ids.next();
    store.sales(
        "vehicle-delivered",
        order,
        9,
        Map.of(
            "orderId", order,
            "leadId", Ids.next(),
            "customerId", customer,
            "consultantId", consultant.personId(),
            "deliveredAt", showroom.now().toString()));
    Showroom.await(
        () ->
            assertThat(
                    showroom.count(
                        "SELECT COUNT(*) FROM survey_occasion WHERE reference = ?", order))
                .isEqualTo(1));
    return order;
  }

  private Answer survey(String order) {
    String list = "/api/v1/crm/surveys?orderId=" + order;
    Showroom.await(
        () ->
            assertThat(showroom.get(si, list).is(200).<List<String>>at("$.items[*].id"))
                .hasSize(1));
    return showroom
        .get(si, "/api/v1/crm/surveys/" + showroom.get(si, list).at("$.items[0].id"))
        .is(200);
  }

  private void interview(Answer survey) {
    showroom
        .post(
            si,
            "/api/v1/crm/surveys/" + survey.at("$.id") + "/answer",
            "{\"grades\":%s,\"evidence\":{\"kind\":\"CALL\",\"reference\":\"pbx-17\"}}"
                .formatted(SurveyIT.grades(10, 7)))
        .is(200);
  }

  private void passUntil(Instant moment) {
    Instant now = clock.instant();
    while (now.isBefore(moment)) {
      Instant step = now.plus(Duration.ofHours(20));
      now = step.isBefore(moment) ? step : moment;
      clock.moveTo(now);
    }
  }
}
