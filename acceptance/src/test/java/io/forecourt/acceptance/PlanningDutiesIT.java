package io.forecourt.acceptance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Duties that are done by deciding where the house goes and what it may spend. */
class PlanningDutiesIT {
  private static final String CRM = "/api/v1/crm/";
  private static final String SALES = "/api/v1/sales/";
  private static final String BUDGET_APPROVED = "sales.budget-approved";
  private static final String EXPENSE_RECORDED = "sales.expense-recorded";

  private final Dealership house = Dealership.open();
  private final StoreBudgets east = new StoreBudgets(house, "east");

  @BeforeEach
  void somebodyIsAtWork() {
    house.atWork();
  }

  @Test
  void aStrategyThatRestsOnAReviewedSummarySettlesTheDutiesOfDirectorAndGeneralManager() {
    Person director = house.as("sd");
    Person chief = house.as("gm");
    String report =
        director
            .post(
                CRM + "intelligence",
                Map.of(
                    "topic", "TRADE",
                    "source", "TRADE_PRESS",
                    "text", "two rivals closed",
                    "fields", Map.of()))
            .created()
            .id();
    String summary =
        director
            .post(
                CRM + "intelligence-summaries",
                Map.of("conclusion", "their customers look for a workshop"))
            .created()
            .id();
    Map<String, Object> strategy = strategy(summary);
    director.post(SALES + "strategies", strategy).is(400);
    String review = reviewed(director, CRM, "INTELLIGENCE_SUMMARY", summary);

    String id = begun(director, strategy);
    director.post(SALES + "strategies/" + id + "/submission").ok();
    StoreBudgets.approve(chief, id);

    house
        .duty("SD-08")
        .of(director)
        .orBy("crm.intelligence-reported", report)
        .orBy("crm.report-reviewed", review)
        .isDoneBy("sales.strategy-approved", id);
    house.duty("GM-03").of(chief).isDoneBy("sales.strategy-approved", id);
  }

  @Test
  void theYearsServiceMarketingWithItsBudgetSettlesTheServiceDirectorsDuty() {
    Person director = house.as("sv");
    CampaignStory plan =
        new CampaignStory(house)
            .with("type", "SERVICE")
            .with("period", "YEAR")
            .ownedBy("sv")
            .approved();

    String budget = east.approved("sv", "SERVICE_MARKETING", "80000.00");

    house
        .duty("SV-14")
        .of(director)
        .orBy("crm.campaign-approved", plan.id())
        .isDoneBy(BUDGET_APPROVED, budget);
  }

  @Test
  void theGeneralManagerWatchesAfterSalesAndWhatIsSpent() {
    Person chief = house.as("gm@west");
    Person service = house.as("sv@west");
    String report =
        service
            .post(
                CRM + "after-sales-reports",
                Map.of(
                    "period", "DAY",
                    "date", house.today().toString(),
                    "figures",
                        List.of("VISITS", "LABOUR_REVENUE", "PARTS_REVENUE", "PROFIT").stream()
                            .map(code -> Map.of("figure", code, "value", 120))
                            .toList()))
            .created()
            .id();
    String looked = reviewed(chief, CRM, "AFTER_SALES_REPORT", report);
    var west = new StoreBudgets(house, "west");
    String expense = west.spent(west.approved("sv", "AFTER_SALES", "50000.00"), "1200.00");
    String month = YearMonth.from(house.today()).toString();
    chief.get(SALES + "expense-report?period=" + month).ok();

    String review = reviewed(chief, SALES, "EXPENSES", month);

    house
        .duty("GM-07")
        .of(chief)
        .orBy("crm.after-sales-report-published", report)
        .orBy("crm.report-reviewed", looked)
        .orBy(EXPENSE_RECORDED, expense)
        .isDoneBy("sales.report-reviewed", review);
    house.duty("SV-22").of(service).isDoneBy(EXPENSE_RECORDED, expense);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"SD-66, sd, SALES_DEPARTMENT,", "FI-03, fi, PURCHASE, 40"})
  void theYearsBudgetSettlesTheDutyOfWhoDrawsItUp(
      String duty, String role, String kind, @Nullable Integer units) {
    String budget = east.approved(role, kind, "800000.00", units);

    house.duty(duty).of(house.as(role)).isDoneBy(BUDGET_APPROVED, budget);
  }

  @Test
  void anInvestmentThatIsDecidedAndCarriedThroughSettlesTheGeneralManagersDuty() {
    Person chief = house.as("gm");
    String budget = east.approved("fi", "INVESTMENT", "300000.00");

    String expense = east.spent(budget, "120000.00");

    house.duty("GM-17").of(chief).orBy(BUDGET_APPROVED, budget).isDoneBy(EXPENSE_RECORDED, expense);
  }

  private Map<String, Object> strategy(String summary) {
    LocalDate today = house.today();
    return Map.of(
        "reach",
        "STORE",
        "period",
        Integer.toString(today.getYear()),
        "content",
        Map.of(
            "goals",
            List.of(Map.of("what", "be the workshop of the quarter", "target", "200 new owners")),
            "risks",
            List.of(
                Map.of(
                    "what", "too few lifts", "likelihood", "MEDIUM", "answer", "a second shift")),
            "measures",
            List.of(
                Map.of(
                    "what",
                    "write to the rivals' customers",
                    "ownerId",
                    house.as("sm").id(),
                    "dueOn",
                    today.toString()))),
        "intelligenceSummaryId",
        summary);
  }

  /** Once sales has heard that the summary was reviewed. */
  private static String begun(Person director, Map<String, Object> strategy) {
    List<String> ids = new ArrayList<>();
    Dealership.soon(() -> ids.add(director.post(SALES + "strategies", strategy).created().id()));
    return ids.getFirst();
  }

  private static String reviewed(Person who, String service, String kind, String report) {
    return who.post(
            service + "reviews",
            Map.of("reportKind", kind, "reportId", report, "remark", "read and understood"))
        .created()
        .id();
  }
}
