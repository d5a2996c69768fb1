package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.Showroom.Answer;
import io.forecourt.crm.Showroom.Store;
import io.forecourt.crm.report.CrmReportDesk;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.JobDay;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ForecourtTest
@Import(Showroom.class)
class CrmReportIT {
  private static final String REPORTS = "/api/v1/crm/crm-reports";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String COMMENT = "{\"comment\":\"calls are on time, 王明 did well\"}";

  @Autowired Showroom showroom;
  @Autowired CrmReportDesk desk;

  private Store store;
  private Login manager;

  @BeforeEach
  void openStore() {
    store = showroom.store();
    manager = store.hire("cs");
  }

  @Test
  void theFiguresOfAMonthAreFrozenOnTheFirstWorkingDayOfTheNextAndOnNoOther() {
    day(LocalDate.of(2026, 11, 1));
    assertThat(reports("")).isEmpty();

    day(LocalDate.of(2026, 11, 2));
    day(LocalDate.of(2026, 11, 2));
    day(LocalDate.of(2026, 11, 3));

    assertThat(reports("")).containsExactlyInAnyOrder("PERFORMANCE", "ENQUIRIES", "INFORMATION");
    Answer listed = showroom.get(manager, REPORTS + "?kind=PERFORMANCE").is(200);
    assertThat(listed.<String>at("$.items[0].from")).isEqualTo("2026-10-01");
    assertThat(listed.<String>at("$.items[0].to")).isEqualTo("2026-10-31");
  }

  @Test
  void frozenFiguresStayAsTheyAre() {
    var reception = store.hire("rc");
    store.onShift(store.hire("sc"));
    store.walkIn(reception).is(201);
    Answer built = build(store.hire("io"), "INFORMATION").is(201);
    store.walkIn(reception).is(201);

    Answer shown = showroom.get(manager, REPORTS + "/" + built.at("$.id")).is(200);

    assertThat(
            shown.<List<Number>>at(
                "$.figures[?(@.id == 'KPI-TRF-01')].total[?(@.measure == 'visits')].value"))
        .containsExactly(1);
    assertThat(shown.<String>at("$.state")).isEqualTo("DRAFT");
    assertThat(shown.<List<String>>at("$.allowedActions")).isEmpty();
  }

  @Test
  void theServiceManagerPublishesTheReportAndTheGeneralManagerReviewsIt() {
    Answer built = build(manager, "PERFORMANCE").is(201);
    String id = built.at("$.id");
    assertThat(built.<List<String>>at("$.allowedActions")).containsExactly("publication");
    build(manager, "PERFORMANCE").problem(409, "crm-report.built");

    Answer published = showroom.post(manager, REPORTS + "/" + id + "/publication", COMMENT).is(200);

    assertThat(published.<String>at("$.comment")).contains("王明");
    var told = showroom.events().await("io.forecourt.crm.crm-report-published.v1", id);
    EventContracts.assertValid(told);
    assertThat(told.data().path("publishedBy").asString()).isEqualTo(manager.personId());
    assertThat(showroom.everyText().values()).noneMatch(text -> text.contains("王明 did well"));
    showroom
        .post(manager, REPORTS + "/" + id + "/publication", COMMENT)
        .problem(409, "crm-report.wrong-state");
    showroom
        .post(
            store.hire("gm"),
            "/api/v1/crm/reviews",
            "{\"reportKind\":\"CRM_REPORT\",\"reportId\":\"%s\",\"remark\":\"seen\"}".formatted(id))
        .is(201);
  }

  @Test
  void eachKindIsMadeByItsOwnPost() {
    var agent = store.hire("ca");
    Answer performance = build(manager, "PERFORMANCE").is(201);

    build(agent, "PERFORMANCE").problem(409, "crm-report.not-yours");
    build(agent, "SALES").refusedFor("crm-report.unknown-kind");
    showroom
        .post(agent, REPORTS + "/" + performance.at("$.id") + "/publication", COMMENT)
        .problem(409, "crm-report.not-yours");
    Answer enquiries = build(agent, "ENQUIRIES").is(201);
    showroom.post(agent, REPORTS + "/" + enquiries.at("$.id") + "/publication", COMMENT).is(200);
    assertThat(enquiries.<List<String>>at("$.figures[*].id")).contains("CRM-ENQ-01", "CRM-ENQ-02");
  }

  @Test
  void daysThatAreNotOverAndOtherStoresAreRefused() {
    String tomorrow = today().plusDays(1).toString();
    showroom
        .post(
            manager,
            REPORTS,
            "{\"kind\":\"PERFORMANCE\",\"from\":\"2026-11-01\",\"to\":\"%s\"}".formatted(tomorrow))
        .refusedFor("field.date-range");
    String id = build(manager, "PERFORMANCE").is(201).at("$.id");

    showroom.get(showroom.store().hire("cs"), REPORTS + "/" + id).is(404);
  }

  private void day(LocalDate date) {
    Callers.asSystem(
        "crm.build-reports",
        () ->
            desk.buildDue(
                new JobDay(
                    "crm.build-reports",
                    store.code(),
                    date,
                    date.atTime(0, 40).atZone(ZONE).toInstant())));
  }

  private Answer build(Login who, String kind) {
    return showroom.post(
        who,
        REPORTS,
        "{\"kind\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(kind, today(), today()));
  }

  private List<String> reports(String query) {
    return showroom.get(manager, REPORTS + query).is(200).at("$.items[*].kind");
  }

  private LocalDate today() {
    return LocalDate.ofInstant(showroom.now(), ZONE);
  }
}
