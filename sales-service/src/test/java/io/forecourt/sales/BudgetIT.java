package io.forecourt.sales;

import static io.forecourt.sales.PlanningOffice.budget;
import static io.forecourt.sales.PlanningOffice.expense;
import static io.forecourt.sales.PlanningOffice.money;
import static io.forecourt.sales.PlanningOffice.refusedFor;
import static io.forecourt.sales.Showroom.done;
import static io.forecourt.sales.Showroom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.testing.EventContracts;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.testing.TestEvents;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What may be spent, what is spent, and what is done when that is more. */
@ForecourtTest
class BudgetIT {
  private static final String TODAY = "2026-11-21";
  private static final String SALES = "SALES_DEPARTMENT";

  @Autowired private MockMvcTester mvc;
  @Autowired private TestEvents events;
  private PlanningOffice office;

  @BeforeEach
  void openOffice() {
    office = PlanningOffice.ofItsOwn(mvc, events);
  }

  @Nested
  class Proposing {

    @Test
    void theHeadProposesAndTheGeneralManagerApproves() {
      JsonNode proposed = office.proposed(office.director, SALES, "2026", "60000.00", "40000.50");
      String id = proposed.path("id").asString();
      String approval = office.approvalOf(id);
      refused(office.spend(id, "1.00", "R-1", TODAY), 409, "budget.not-approved");
      assertThat(
              office.post(
                  office.director,
                  "approvals/" + approval + "/decision",
                  Map.of("decision", "APPROVED")))
          .hasStatus(403);

      done(office.decide(id, "APPROVED"), 200);

      assertThat(proposed.path("amount").path("amount").asString()).isEqualTo("100000.50");
      assertThat(proposed.path("state").asString()).isEqualTo("PROPOSED");
      JsonNode approved = done(office.get(office.cashier, "budgets/" + id), 200);
      assertThat(approved.path("state").asString()).isEqualTo("APPROVED");
      assertThat(approved.path("decidedBy").asString()).isEqualTo(office.chief.personId());
      assertThat(names(approved)).containsExactly("expenses");
      EventContracts.assertValid(
          events.await("io.forecourt.sales.approval-requested.v1", approval));
      EventContracts.assertValid(events.await("io.forecourt.sales.approval-decided.v1", approval));
      var told = events.await("io.forecourt.sales.budget-approved.v1", id);
      EventContracts.assertValid(told);
      assertThat(told.data().path("proposedBy").asString()).isEqualTo(office.director.personId());
      assertThat(told.data().path("span").asString()).isEqualTo("YEAR");
      assertThat(told.data().path("endsAt").asString()).isEqualTo("2026-12-31T16:00:00Z");
    }

    @Test
    void aRefusedBudgetStaysRefused() {
      String id = office.proposed(office.director, SALES, "2026-Q4", "10.00").path("id").asString();

      done(office.decide(id, "REJECTED"), 200);

      refused(office.spend(id, "1.00", "R-1", TODAY), 409, "budget.not-approved");
      assertThat(
              done(office.get(office.director, "budgets?state=REJECTED"), 200).path("items").size())
          .isPositive();
    }

    @Test
    void eachKindHasItsOwnHeadAndAPurchaseCountsUnits() {
      refused(
          office.post(office.service, "budgets", budget(SALES, "2026", "1.00")),
          409,
          "budget.not-yours");
      refusedFor(
          office.post(office.director, "budgets", budget("HOLIDAYS", "2026", "1.00")),
          "budget.unknown-kind");
      refusedFor(
          office.post(office.director, "budgets", budget(SALES, "2026-10", "1.00")),
          "budget.period-over");
      refusedFor(
          office.post(office.director, "budgets", budget("PURCHASE", "2026", "1.00")),
          "field.required");
      refusedFor(
          office.post(office.director, "budgets", purchase(SALES, Map.of("AURORA-E", 3))),
          "field.must-be-absent");

      JsonNode bought =
          done(
              office.post(
                  office.person("fi"),
                  "budgets",
                  purchase("PURCHASE", Map.of("AURORA-E", 3, "COMET-20", 4))),
              201);

      assertThat(bought.path("units").asInt()).isEqualTo(7);
    }

    @Test
    void anotherStoreDoesNotSeeIt() {
      String id = office.approved(office.service, "AFTER_SALES", "2026", "500.00");
      var other = PlanningOffice.ofItsOwn(mvc, events);

      assertThat(other.get(other.service, "budgets/" + id)).hasStatus(404);
      assertThat(
              other.post(
                  other.cashier, "budgets/" + id + "/expenses", expense("1.00", "R-1", TODAY)))
          .hasStatus(404);
      assertThat(done(other.get(other.service, "budgets"), 200).path("items").size()).isZero();
    }

    private static Map<String, Object> purchase(String kind, Map<String, Integer> models) {
      return Map.of(
          "kind",
          kind,
          "title",
          "cars",
          "period",
          "2027",
          "lines",
          models.entrySet().stream()
              .map(
                  model ->
                      Map.of(
                          "item",
                          model.getKey(),
                          "units",
                          model.getValue(),
                          "amount",
                          money("100000.00")))
              .toList());
    }
  }

  @Nested
  class Spending {

    @Test
    void theLastYuanFitsAndOneMoreCentIsAnOverrunThatNeedsAMeasure() {
      String id = office.approved(office.director, SALES, "2026", "1000.00");

      JsonNode last = done(office.spend(id, "1000.00", "R-1", TODAY), 201);
      JsonNode more = done(office.spend(id, "0.01", "R-2", TODAY), 201);

      assertThat(last.path("withinBudget").asBoolean()).isTrue();
      assertThat(more.path("withinBudget").asBoolean()).isFalse();
      assertThat(remainder(id)).isEqualTo("-0.01");
      EventContracts.assertValid(
          events.await("io.forecourt.sales.expense-recorded.v1", more.path("id").asString()));
      var raised = events.await("io.forecourt.sales.budget-overrun-raised.v1", id);
      EventContracts.assertValid(raised);
      assertThat(raised.data().path("over").path("amount").asString()).isEqualTo("0.01");
      String overrun = raised.data().path("overrunId").asString();
      assertThat(names(done(office.get(office.director, "budget-overruns/" + overrun), 200)))
          .containsExactly("closure");
      Map<String, String> measure = Map.of("measure", "the December show goes without a stage");
      assertThat(office.post(office.service, "budget-overruns/" + overrun + "/closure", measure))
          .hasStatus(404);

      JsonNode closed =
          done(
              office.post(office.director, "budget-overruns/" + overrun + "/closure", measure),
              200);

      assertThat(closed.path("closedHow").asString()).isEqualTo("MEASURE");
      EventContracts.assertValid(events.await("io.forecourt.sales.budget-overrun-closed.v1", id));
      refused(
          office.post(office.director, "budget-overruns/" + overrun + "/closure", measure),
          409,
          "budget-overrun.wrong-state");
    }

    @Test
    void aWrongExpenseIsTakenBackByACounterEntryAndItsOverrunWithIt() {
      String id = office.approved(office.director, SALES, "2026", "100.00");
      JsonNode wrong = done(office.spend(id, "900.00", "R-7", TODAY), 201);
      String path = "expenses/" + wrong.path("id").asString();

      JsonNode counter = done(office.post(office.cashier, path + "/counter-entry", null), 201);

      assertThat(counter.path("amount").path("amount").asString()).isEqualTo("-900.00");
      assertThat(counter.path("reversesId")).isEqualTo(wrong.path("id"));
      JsonNode kept = done(office.get(office.cashier, path), 200);
      assertThat(kept.path("amount")).isEqualTo(wrong.path("amount"));
      assertThat(kept.path("standing").asBoolean()).isFalse();
      assertThat(names(kept)).isEmpty();
      assertThat(remainder(id)).isEqualTo("100.00");
      var closed = events.await("io.forecourt.sales.budget-overrun-closed.v1", id);
      assertThat(closed.data().path("how").asString()).isEqualTo("COUNTER_ENTRY");
      refused(
          office.post(office.cashier, path + "/counter-entry", null), 409, "expense.not-standing");
      String counterPath = "expenses/" + counter.path("id").asString();
      refused(
          office.post(office.cashier, counterPath + "/counter-entry", null),
          409,
          "expense.not-standing");
      done(office.spend(id, "90.00", "R-7", TODAY), 201);
      assertThat(
              done(office.get(office.cashier, "expenses?budgetId=" + id), 200).path("items").size())
          .isEqualTo(3);
    }

    @Test
    void aReceiptCountsOnceInAStore() {
      String id = office.approved(office.director, SALES, "2026", "100.00");
      String other = office.approved(office.service, "AFTER_SALES", "2026", "100.00");
      done(office.spend(id, "1.00", "R-9", TODAY), 201);

      refused(office.spend(other, "1.00", "R-9", TODAY), 409, "expense.receipt-known");

      var elsewhere = PlanningOffice.ofItsOwn(mvc, events);
      String theirs = elsewhere.approved(elsewhere.director, SALES, "2026", "100.00");
      done(elsewhere.spend(theirs, "1.00", "R-9", TODAY), 201);
    }

    @Test
    void moneyIsSpentWithinThePeriodAndNotAfterToday() {
      String id = office.approved(office.director, SALES, "2026-12", "100.00");

      refused(office.spend(id, "1.00", "R-1", TODAY), 409, "expense.outside-period");
      refusedFor(office.spend(id, "1.00", "R-1", "2026-12-01"), "field.date-range");
    }

    @Test
    void expensesAtOnceAreAllBooked() throws Exception {
      String id = office.approved(office.director, SALES, "2026", "100.00");
      List<Callable<MvcTestResult>> expenses =
          IntStream.range(0, 4)
              .<Callable<MvcTestResult>>mapToObj(
                  one -> () -> office.spend(id, "30.00", "R-" + one, TODAY))
              .toList();

      try (var people = Executors.newFixedThreadPool(4)) {
        for (var booked : people.invokeAll(expenses)) {
          done(booked.get(), 201);
        }
      }

      assertThat(remainder(id)).isEqualTo("-20.00");
      assertThat(
              done(office.get(office.director, "budget-overruns"), 200)
                  .path("items")
                  .valueStream()
                  .filter(overrun -> overrun.path("budgetId").asString().equals(id))
                  .map(overrun -> overrun.path("excess").path("amount").asString()))
          .containsExactly("20.00");
    }

    private String remainder(String budget) {
      return done(office.get(office.cashier, "budgets/" + budget), 200)
          .path("remainder")
          .path("amount")
          .asString();
    }
  }

  @Nested
  class Reporting {

    @Test
    void theGeneralManagerReadsWhatWasSpentByKindAndMonthAndReviewsIt() {
      String year = office.approved(office.director, SALES, "2026", "1000.00");
      String quarter = office.approved(office.director, SALES, "2026-Q4", "500.00");
      String workshop = office.approved(office.service, "AFTER_SALES", "2026-11", "80.00");
      office.approved(office.service, "AFTER_SALES", "2026-12", "9999.00");
      done(office.spend(year, "100.00", "R-1", "2026-09-30"), 201);
      done(office.spend(year, "200.00", "R-2", "2026-10-01"), 201);
      done(office.spend(quarter, "30.00", "R-3", "2026-11-01"), 201);
      String wrong =
          done(office.spend(quarter, "5.00", "R-4", "2026-11-20"), 201).path("id").asString();
      done(office.post(office.cashier, "expenses/" + wrong + "/counter-entry", null), 201);
      done(office.spend(workshop, "90.00", "R-5", TODAY), 201);

      JsonNode month =
          done(
              office.get(office.chief, "expense-report?period=2026-11&store=" + office.store), 200);

      assertThat(month.path("kinds").path(0).path("kind").asString()).isEqualTo("AFTER_SALES");
      assertSums(month.path("kinds").path(0).path("sums"), "80.00", "0.00", "90.00", "-10.00");
      assertSums(month.path("kinds").path(1).path("sums"), "1500.00", "300.00", "30.00", "1170.00");
      assertSums(month.path("total"), "1580.00", "300.00", "120.00", "1160.00");
      JsonNode last =
          done(
              office.get(office.chief, "expense-report?period=2026-Q4&store=" + office.store), 200);
      assertThat(
              last.path("kinds")
                  .path(1)
                  .path("months")
                  .valueStream()
                  .map(each -> each.path("spent").path("amount").asString()))
          .containsExactly("200.00", "30.00", "0.00");
      JsonNode review = done(office.post(office.chief, "reviews", review("2026-11")), 201);
      var told =
          events.await("io.forecourt.sales.report-reviewed.v1", review.path("id").asString());
      EventContracts.assertValid(told);
      assertThat(told.json()).doesNotContain("less paper");
    }

    @Test
    void whatHasNotBegunIsNeitherShownNorReviewed() {
      assertThat(office.get(office.chief, "expense-report?period=2026-12")).hasStatus(404);
      assertThat(office.get(office.chief, "expense-report?period=2026-11-21")).hasStatus(400);
      refusedFor(office.post(office.chief, "reviews", review("2026-12")), "review.no-such-report");
      assertThat(office.post(office.director, "reviews", review("2026-11"))).hasStatus(403);
    }

    private static Map<String, String> review(String period) {
      return Map.of("reportKind", "EXPENSES", "reportId", period, "remark", "less paper");
    }

    private static void assertSums(
        JsonNode sums, String budgeted, String before, String spent, String remaining) {
      assertThat(
              List.of("budgeted", "spentBefore", "spent", "remaining").stream()
                  .map(name -> sums.path(name).path("amount").asString()))
          .containsExactly(budgeted, before, spent, remaining);
    }
  }

  private static List<String> names(JsonNode shown) {
    return shown.path("allowedActions").valueStream().map(JsonNode::asString).toList();
  }
}
