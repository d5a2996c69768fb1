package io.forecourt.acceptance;

import static io.forecourt.acceptance.CampaignStory.EXECUTOR;
import static io.forecourt.acceptance.CampaignStory.MARKETING;
import static io.forecourt.acceptance.CampaignStory.PLANNER;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Duties that are done by knowing the market. */
class IntelligenceDutiesIT {
  private static final String LOG = "/api/v1/crm/intelligence";
  private static final String REPORTED = "crm.intelligence-reported";
  private static final String SUMMARISED = "crm.intelligence-summary-published";

  private final Dealership house = Dealership.open();

  @BeforeEach
  void somebodyIsAtWork() {
    house.atWork();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "SM-70, sm, PUBLIC_TOPIC, CUSTOMER_FEEDBACK",
    "MK-06, " + PLANNER + ", TRADE, TRADE_PRESS",
    "SV-16, sv, SERVICE_MARKET, FIELD_VISIT"
  })
  void aReportSettlesTheDutyOfWhoReports(String duty, String person, String topic, String source) {
    Person reporter = house.as(person);

    String id = reporter.post(LOG, report(topic, source, Map.of())).created().id();

    house.duty(duty).of(reporter).isDoneBy(REPORTED, id);
  }

  @Test
  void aSurveyWithItsFiguresSettlesTheExecutorsDuty() {
    Person executor = house.as(EXECUTOR);

    String id =
        executor
            .post(
                LOG,
                report("SURVEY", "SURVEY", Map.of("respondents", "120", "positiveShare", "0.62")))
            .created()
            .id();

    house.duty("MK-11").of(executor).isDoneBy(REPORTED, id);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"SM-35, sm", "MK-02, " + MARKETING})
  void aSummaryOfWhatWasReportedSettlesTheDutyOfWhoDrawsItUp(String duty, String person) {
    Person author = house.as(person);
    author.post(LOG, report("TRADE", "TRADE_PRESS", Map.of())).created();

    String id =
        author
            .post(
                "/api/v1/crm/intelligence-summaries",
                Map.of("conclusion", "rivals buy share; we answer with warranty"))
            .created()
            .id();

    house.duty(duty).of(author).isDoneBy(SUMMARISED, id);
  }

  @Test
  void aUsefulMessageIsCheckedAndRewardedAndSettlesTheDirectorsDuty() {
    Person director = house.as("sd");
    Person scout = house.as("sc");
    String report = scout.post(LOG, report("TRADE", "FIELD_VISIT", Map.of())).created().id();
    house
        .as(MARKETING)
        .because("seen on the rival's own board")
        .post(LOG + "/" + report + "/check", Map.of("rightAndUseful", true))
        .ok();
    String award =
        director
            .because("the first who told")
            .post(
                "/api/v1/hr/awards",
                Map.of(
                    "personId", scout.id(),
                    "amount", Map.of("amount", "300.00", "currency", "CNY"),
                    "intelligenceId", report))
            .created()
            .id();
    Person granter = house.as("gm");
    String approval =
        granter.get("/api/v1/hr/approvals?subjectId=" + award).ok().text("items.0.id");

    granter
        .because("well earned")
        .post("/api/v1/hr/approvals/" + approval + "/decision", Map.of("decision", "APPROVED"))
        .ok();

    house
        .duty("SD-22")
        .of(director)
        .orBy(REPORTED, report)
        .orBy("crm.intelligence-verified", report)
        .isDoneBy("hr.incentive-awarded", award);
  }

  @Test
  void aRivalsQuoteAndWhatBecameOfTheDealSettleTheShowroomManagersDuty() {
    Answer visit = house.as("rc").registersVisitor();
    String lead = visit.text("leadId");
    Person manager = house.as("sh");
    Map<String, Object> quote =
        report("RIVAL_QUOTE", "CUSTOMER_FEEDBACK", Map.of("price", "149900"));
    quote.put("rival", "Rival Motors");
    quote.put("leadId", lead);
    String id = manager.post(LOG, quote).created().id();
    Person consultant = house.as("sc", visit.text("consultantId"));
    spokenTo(consultant, visit.text("customerId"), 3);
    consultant
        .post(
            "/api/v1/crm/leads/" + lead + "/loss-request",
            Map.of("reasonCode", "PRICE", "rival", "Rival Motors"))
        .ok();
    house
        .as("sm")
        .because("we do not sell below cost")
        .post("/api/v1/crm/leads/" + lead + "/loss-decision", Map.of("accepted", true))
        .ok();

    house.duty("SH-19").of(manager).isDoneBy("crm.intelligence-outcome-known", id);
  }

  /** A lead is given up after so many contacts with evidence. */
  private static void spokenTo(Person consultant, String customer, int times) {
    for (int i = 0; i < times; i++) {
      String owed =
          consultant
              .get("/api/v1/crm/follow-ups?state=OPEN&customerId=" + customer)
              .ok()
              .text("items.0.id");
      consultant
          .post(
              "/api/v1/crm/follow-ups/" + owed + "/contact",
              Map.of(
                  "outcome",
                  "REACHED",
                  "evidence",
                  Map.of("kind", "CALL", "reference", "call-" + owed)))
          .ok();
    }
  }

  private static Map<String, Object> report(
      String topic, String source, Map<String, String> fields) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("topic", topic);
    report.put("source", source);
    report.put("text", "seen today");
    report.put("fields", fields);
    return report;
  }
}
