package io.forecourt.acceptance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Duties that are done by reports on customers, and by looking after after-sales. */
class ReportDutiesIT {
  private static final String CRM = "/api/v1/crm";
  private static final String PUBLISHED = "crm.crm-report-published";
  private static final String AUDITED = "crm.after-sales-audit-completed";
  private static final List<String> DAY =
      List.of("VISITS", "LABOUR_REVENUE", "PARTS_REVENUE", "PROFIT");
  private static final List<String> MONTH =
      List.of(
          "VISITS",
          "LABOUR_REVENUE",
          "PARTS_REVENUE",
          "PROFIT",
          "ADMINISTRATION_COST",
          "WORKSHOP_HOURS_SOLD",
          "WORKSHOP_HOURS_PRESENT",
          "REPAIRS_AGAIN",
          "PARTS_STOCK");

  private final Dealership house = Dealership.open();

  @BeforeEach
  void somebodyIsAtWork() {
    house.atWork();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"CS-08, cs, PERFORMANCE", "CA-03, ca, ENQUIRIES", "IO-04, io, INFORMATION"})
  void aPublishedReportSettlesTheDutyOfWhoMakesIt(String duty, String role, String kind) {
    Person author = house.as(role);
    LocalDate today = house.today();
    String id =
        author
            .post(
                CRM + "/crm-reports",
                Map.of("kind", kind, "from", today.toString(), "to", today.toString()))
            .created()
            .id();

    author
        .post(
            CRM + "/crm-reports/" + id + "/publication",
            Map.of("comment", "calls are on time, complaints take too long"))
        .ok();

    house.duty(duty).of(author).isDoneBy(PUBLISHED, id);
  }

  @Test
  void theServiceDirectorMeetsWhatTheManufacturerAsks() {
    Person director = house.as("sv");

    String id = audit(director, "MANUFACTURER_POLICY");

    house.duty("SV-07").of(director).isDoneBy(AUDITED, id);
  }

  @Test
  void theServiceDirectorChecksPartsAndService() {
    Person director = house.as("sv");

    String parts = audit(director, "PARTS");
    String service = audit(director, "SERVICE");

    house.duty("SV-08").of(director).orBy(AUDITED, parts).isDoneBy(AUDITED, service);
  }

  @Test
  void theServiceDirectorWatchesEquipmentAndProcessEveryDay() {
    Person director = house.whoOwes("SV-12");

    audit(director, "EQUIPMENT");
    String process = audit(director, "PROCESS");

    house.duty("SV-12").of(director).isDoneBy(AUDITED, process);
  }

  @Test
  void theServiceDirectorJudgesTheReportOfTheWorkshop() {
    Person director = house.as("sv");
    LocalDate last = YearMonth.from(house.today()).minusMonths(1).atEndOfMonth();
    String report = report(director, "MONTH", last, MONTH);

    String review =
        director
            .post(
                CRM + "/reviews",
                Map.of(
                    "reportKind",
                    "AFTER_SALES_REPORT",
                    "reportId",
                    report,
                    "remark",
                    "hours sold are down; shifts are changed"))
            .created()
            .id();

    house.duty("SV-11").of(director).isDoneBy("crm.report-reviewed", review);
  }

  @Test
  void theServiceDirectorRunsTheDayByThePlanOfTheMonth() {
    Person director = house.whoOwes("SV-23");
    planTheMonth(director);

    String report = report(director, "DAY", house.today(), DAY);

    house.duty("SV-23").of(director).isDoneBy("crm.after-sales-report-published", report);
  }

  private void planTheMonth(Person director) {
    String month = YearMonth.from(house.today()).toString();
    for (JsonNode plan : director.get(CRM + "/after-sales-plans").ok().body().path("items")) {
      if (plan.path("month").asString("").equals(month)) {
        return;
      }
    }
    director
        .post(
            CRM + "/after-sales-plans",
            Map.of("month", month, "targets", figures(List.of("PROFIT", "VISITS"))))
        .created();
  }

  private String report(Person director, String period, LocalDate date, List<String> codes) {
    return director
        .post(
            CRM + "/after-sales-reports",
            Map.of("period", period, "date", date.toString(), "figures", figures(codes)))
        .created()
        .id();
  }

  private static List<Map<String, Object>> figures(List<String> codes) {
    return codes.stream()
        .map(code -> Map.<String, Object>of("figure", code, "value", 120))
        .toList();
  }

  /** Full marks on every item of the list. */
  private static String audit(Person director, String topic) {
    List<Map<String, Object>> marks = new ArrayList<>();
    for (JsonNode list :
        director.get(CRM + "/after-sales-checklists").ok().body().path("checklists")) {
      if (list.path("topic").asString("").equals(topic)) {
        list.path("items")
            .forEach(
                item -> marks.add(Map.of("item", item.path("code").asString(""), "points", 95)));
      }
    }
    return director
        .post(CRM + "/after-sales-audits", Map.of("topic", topic, "marks", marks))
        .created()
        .id();
  }
}
