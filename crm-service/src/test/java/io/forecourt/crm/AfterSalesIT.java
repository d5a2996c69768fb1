package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.Showroom.Answer;
import io.forecourt.crm.Showroom.Store;
import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestTokens.Login;
import io.forecourt.platform.time.BusinessMoment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ForecourtTest
@Import(Showroom.class)
class AfterSalesIT {
  private static final String PLANS = "/api/v1/crm/after-sales-plans";
  private static final String REPORTS = "/api/v1/crm/after-sales-reports";
  private static final String AUDITS = "/api/v1/crm/after-sales-audits";
  private static final String FINDINGS = "/api/v1/crm/after-sales-findings";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String MONTH_FIGURES =
      """
      [{"figure":"VISITS","value":410},{"figure":"LABOUR_REVENUE","value":200000},
       {"figure":"PARTS_REVENUE","value":300000},{"figure":"PROFIT","value":%d},
       {"figure":"ADMINISTRATION_COST","value":40000},{"figure":"WORKSHOP_HOURS_SOLD","value":900},
       {"figure":"WORKSHOP_HOURS_PRESENT","value":1200},{"figure":"REPAIRS_AGAIN","value":4},
       {"figure":"PARTS_STOCK","value":900000}]
      """;

  @Autowired Showroom showroom;
  @Autowired MockMvcTester http;

  private Store store;
  private Login director;

  @BeforeEach
  void openStore() {
    store = showroom.store();
    director = store.hire("sv");
  }

  @Test
  void aDayIsHeldAgainstThePlanOfItsMonthAndTheDayBefore() {
    YearMonth month = YearMonth.from(today());
    Answer plan = plan(month, 1000).is(201);
    plan(month, 2000).problem(409, "after-sales.planned");
    plan(month.minusMonths(1), 1000).problem(409, "after-sales.month-over");
    showroom
        .post(
            director,
            PLANS + "/" + plan.at("$.id") + "/revision",
            "{\"targets\":[{\"figure\":\"PROFIT\",\"value\":2000}]}")
        .is(200);

    day(today().minusDays(1), 300).is(201);
    Answer report = day(today(), 500).is(201);

    String profit = "$.figures[?(@.figure == 'PROFIT')].";
    assertThat(report.<List<Number>>at(profit + "value")).containsExactly(500);
    assertThat(report.<List<Number>>at(profit + "before")).containsExactly(300);
    assertThat(report.<List<Number>>at(profit + "target")).containsExactly(2000);
    boolean sameMonth = YearMonth.from(today().minusDays(1)).equals(month);
    assertThat(report.<List<Number>>at(profit + "reached").getFirst().doubleValue())
        .isEqualTo(sameMonth ? 40 : 25);
    assertThat(report.<String>at("$.planId")).isEqualTo(plan.<String>at("$.id"));
    var told =
        showroom
            .events()
            .await("io.forecourt.crm.after-sales-report-published.v1", report.at("$.id"));
    EventContracts.assertValid(told);
    assertThat(told.data().path("profitBefore").path("amount").asString()).isEqualTo("300.00");
    day(today(), 600).problem(409, "after-sales.published");
    day(today().plusDays(1), 600).problem(409, "after-sales.not-over");
  }

  @Test
  void aMonthIsImportedFromTheListOfTheWorkshopAndCorrected() {
    LocalDate last = today().withDayOfMonth(1).minusDays(1);
    String list =
        upload(
            "figure,value\nVISITS,410\nLABOUR_REVENUE,200000.50\nPARTS_REVENUE,300000\nPROFIT,90000\n"
                + "ADMINISTRATION_COST,40000\nWORKSHOP_HOURS_SOLD,900\nWORKSHOP_HOURS_PRESENT,1200\n"
                + "REPAIRS_AGAIN,4\nPARTS_STOCK,900000\n");

    Answer report =
        showroom
            .post(
                director,
                REPORTS,
                "{\"period\":\"MONTH\",\"date\":\"%s\",\"fileId\":\"%s\",\"comment\":\"林 was ill\"}"
                    .formatted(last, list))
            .is(201);

    String id = report.at("$.id");
    assertThat(report.<String>at("$.origin")).isEqualTo("IMPORTED");
    assertThat(report.<String>at("$.comment")).isEqualTo("林 was ill");
    Answer corrected =
        showroom
            .post(
                director,
                REPORTS + "/" + id + "/correction",
                "{\"figures\":" + MONTH_FIGURES.formatted(95_000) + "}")
            .is(200);
    assertThat(corrected.<Integer>at("$.revision")).isEqualTo(2);
    assertThat(showroom.get(director, REPORTS).is(200).<Number>at("$.items[0].profit"))
        .isEqualTo(95_000);
  }

  @Test
  void aListThatIsNoneAndMissingFiguresAreRefused() {
    String nonsense = upload("figure,value\nPROFIT,many\n");
    String report = "{\"period\":\"DAY\",\"date\":\"%s\"".formatted(today());

    showroom
        .post(director, REPORTS, report + ",\"fileId\":\"" + nonsense + "\"}")
        .refusedFor("after-sales.not-a-list");
    showroom
        .post(director, REPORTS, report + ",\"fileId\":\"unknown\"}")
        .refusedFor("import.unknown-file");
    showroom.post(director, REPORTS, report + "}").refusedFor("after-sales.figures-or-file");
    showroom
        .post(director, REPORTS, report + ",\"figures\":[{\"figure\":\"PROFIT\",\"value\":1}]}")
        .refusedFor("after-sales.figure-missing");
    showroom
        .post(director, REPORTS, report + ",\"figures\":[{\"figure\":\"MARGIN\",\"value\":1}]}")
        .refusedFor("after-sales.unknown-figure");
  }

  @Test
  void anAuditIsScoredAndAWeakItemNeedsAFindingThatSomebodyElseClosesInTheEnd() {
    var officer = store.hire("io");
    audit("EQUIPMENT", 79, "").refusedFor("after-sales.finding-missing");
    audit("EQUIPMENT", 79, finding("p-nobody", today())).refusedFor("after-sales.owner-unknown");
    audit("NOTHING", 79, "").refusedFor("after-sales.unknown-topic");

    Answer audit = audit("EQUIPMENT", 79, finding(officer.personId(), today())).is(201);

    assertThat(audit.<Number>at("$.score").doubleValue()).isEqualTo(91.6);
    assertThat(audit.<Boolean>at("$.passed")).isTrue();
    var told =
        showroom
            .events()
            .await("io.forecourt.crm.after-sales-audit-completed.v1", audit.at("$.id"));
    EventContracts.assertValid(told);
    assertThat(told.data().path("findings").asInt()).isEqualTo(1);
    String path = FINDINGS + "/" + audit.<String>at("$.findings[0].id");
    Answer done =
        showroom.post(officer, path + "/completion", "{\"what\":\"tested by 老王\"}").is(200);
    assertThat(done.<List<String>>at("$.allowedActions")).isEmpty();
    showroom.post(director, path + "/verification", "{\"right\":false}").is(200);
    showroom
        .post(director, path + "/verification", "{\"right\":true}")
        .problem(409, "after-sales-finding.wrong-state");
    showroom.post(officer, path + "/completion", "{\"what\":\"tested again\"}").is(200);
    Answer closed = showroom.post(director, path + "/verification", "{\"right\":true}").is(200);
    assertThat(closed.<String>at("$.state")).isEqualTo("CLOSED");
    assertThat(showroom.everyText().values()).noneMatch(text -> text.contains("老王"));
    showroom.get(showroom.store().hire("sv"), path).is(404);
  }

  @Test
  void whatIsStillOpenAfterItsLastDayIsToldOnceAtThatMoment() {
    var officer = store.hire("io");
    LocalDate due = LocalDate.of(2026, 11, 10);
    Answer audit =
        BusinessMoment.at(
            Instant.parse("2026-11-09T02:00:00Z"),
            () -> audit("EQUIPMENT", 70, finding(officer.personId(), due)).is(201));
    String id = audit.at("$.findings[0].id");

    var told = showroom.events().await("io.forecourt.crm.after-sales-finding-overdue.v1", id);

    EventContracts.assertValid(told);
    assertThat(told.headers()).containsEntry("ce_time", "2026-11-10T16:00:00Z");
    assertThat(told.data().path("ownerId").asString()).isEqualTo(officer.personId());
    assertThat(
            showroom.get(officer, FINDINGS + "?overdue=true").is(200).<List<?>>at("$.items[*].id"))
        .isEqualTo(List.of(id));
  }

  private Answer plan(YearMonth month, int profit) {
    return showroom.post(
        director,
        PLANS,
        "{\"month\":\"%s\",\"targets\":[{\"figure\":\"PROFIT\",\"value\":%d}]}"
            .formatted(month, profit));
  }

  private Answer day(LocalDate date, int profit) {
    return showroom.post(
        director,
        REPORTS,
        """
        {"period":"DAY","date":"%s","figures":[{"figure":"VISITS","value":18},
         {"figure":"LABOUR_REVENUE","value":9000},{"figure":"PARTS_REVENUE","value":15000},
         {"figure":"PROFIT","value":%d}]}
        """
            .formatted(date, profit));
  }

  private Answer audit(String topic, int safe, String findings) {
    return showroom.post(
        director,
        AUDITS,
        """
        {"topic":"%s","marks":[{"item":"SAFE","points":%d},{"item":"CARED_FOR","points":100},
         {"item":"IN_PLACE","points":100}]%s}
        """
            .formatted(topic, safe, findings));
  }

  private static String finding(String owner, LocalDate due) {
    return ",\"findings\":[{\"item\":\"SAFE\",\"what\":\"lift 3\",\"ownerId\":\"%s\",\"dueOn\":\"%s\"}]"
        .formatted(owner, due);
  }

  private String upload(String list) {
    return new Answer(
            http.post()
                .uri("/api/v1/crm/files")
                .multipart()
                .file(
                    new MockMultipartFile(
                        "file", "figures.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)))
                .param("kind", "AFTER_SALES_FIGURES")
                .header("Authorization", director.bearer())
                .exchange())
        .is(201)
        .at("$.id");
  }

  private LocalDate today() {
    return LocalDate.ofInstant(showroom.now(), ZONE);
  }
}
