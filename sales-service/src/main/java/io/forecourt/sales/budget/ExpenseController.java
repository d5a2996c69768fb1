package io.forecourt.sales.budget;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.check.IsMoney;
import io.forecourt.sales.budget.ExpenseDesk.RecordExpense;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sales")
@Tag(name = "Expenses", description = "What is spent against budgets, and overruns")
class ExpenseController {

  /**
   * @param receipt number of the paper behind it; a receipt counts once in a store
   * @param spentOn within the period of the budget
   */
  record ExpenseRequest(
      @NotNull @IsMoney(min = "0.01") Money amount,
      @NotBlank @Size(max = 200) @Schema(example = "Leaflets for the autumn show") String what,
      @NotBlank @Size(max = 64) @Schema(example = "FP-20261121-0042") String receipt,
      @NotNull @Schema(example = "2026-11-21") LocalDate spentOn) {}

  /**
   * An expense, or the counter-entry of one.
   *
   * @param amount negative in a counter-entry
   * @param standing false once a counter-entry took it back, and in a counter-entry
   * @param reversesId the expense that a counter-entry takes back
   */
  record ExpenseResponse(
      String id,
      long version,
      String number,
      String store,
      String budgetId,
      Money amount,
      String what,
      String receipt,
      LocalDate spentOn,
      boolean withinBudget,
      boolean standing,
      @Nullable String reversesId,
      String recordedBy,
      Instant recordedAt,
      List<String> allowedActions) {}

  record OverrunClosureRequest(
      @NotBlank @Size(max = 500) @Schema(example = "The December show goes without a stage")
          String measure) {}

  /**
   * An overrun.
   *
   * @param excess the part of the expense that did not fit what was left
   * @param ownerId who answers for the budget
   * @param closedHow MEASURE, or COUNTER_ENTRY when the expense was taken back
   */
  record BudgetOverrunResponse(
      String id,
      long version,
      String store,
      String budgetId,
      String kind,
      String expenseId,
      Money excess,
      String ownerId,
      BudgetOverrun.State state,
      Instant raisedAt,
      BudgetOverrun.@Nullable Closing closedHow,
      @Nullable String measure,
      @Nullable String closedBy,
      @Nullable Instant closedAt,
      List<String> allowedActions) {}

  private final ExpenseDesk desk;
  private final BudgetLists lists;
  private final AllowedActions actions;

  ExpenseController(ExpenseDesk desk, BudgetLists lists, AllowedActions actions) {
    this.desk = desk;
    this.lists = lists;
    this.actions = actions;
  }

  @PostMapping("/budgets/{id}/expenses")
  @Permit(ExpenseDesk.RECORD)
  @Operation(
      summary = "Record an expense",
      description =
          "Against an approved budget, with its receipt. What goes above the remainder is accepted"
              + " and raises an overrun, which the owner of the budget closes with a measure.")
  ResponseEntity<ExpenseResponse> record(
      @PathVariable String id, @Valid @RequestBody ExpenseRequest request) {
    return answer(
        desk.record(
            id,
            new RecordExpense(
                request.amount(), request.what(), request.receipt(), request.spentOn())),
        HttpStatus.CREATED);
  }

  @GetMapping("/expenses")
  @Permit(ExpenseDesk.READ)
  @Operation(summary = "List expenses", description = "With their counter-entries.")
  Page<ExpenseResponse> list(
      @RequestParam(required = false) @Size(max = 64) @Nullable String budgetId,
      @RequestParam(required = false) @Nullable Boolean withinBudget,
      @Listing(sorts = "spentOn") ListRequest page) {
    return lists.expenses(budgetId, withinBudget, page).map(this::body);
  }

  @GetMapping("/expenses/{id}")
  @Permit(ExpenseDesk.READ)
  @Operation(summary = "Show an expense")
  ResponseEntity<ExpenseResponse> show(@PathVariable String id) {
    return answer(desk.require(ExpenseDesk.READ, id), HttpStatus.OK);
  }

  @PostMapping("/expenses/{id}/counter-entry")
  @Permit(value = ExpenseDesk.TAKE_BACK, reason = true)
  @Operation(
      summary = "Take an expense back",
      description =
          "By a counter-entry of today, or of the last day of the budget's period; the expense"
              + " itself stays as it is. Its receipt can be recorded again.")
  ResponseEntity<ExpenseResponse> takeBack(@PathVariable String id) {
    return answer(desk.takeBack(id), HttpStatus.CREATED);
  }

  @GetMapping("/budget-overruns")
  @Permit(ExpenseDesk.READ_OVERRUN)
  @Operation(summary = "List overruns", description = "Those in my scope, as they were raised.")
  Page<BudgetOverrunResponse> overruns(
      @RequestParam(required = false) BudgetOverrun.@Nullable State state,
      @Listing(sorts = "raisedAt") ListRequest page) {
    return lists.overruns(state, page).map(this::body);
  }

  @GetMapping("/budget-overruns/{id}")
  @Permit(ExpenseDesk.READ_OVERRUN)
  @Operation(summary = "Show an overrun")
  ResponseEntity<BudgetOverrunResponse> overrun(@PathVariable String id) {
    return answer(desk.requireOverrun(ExpenseDesk.READ_OVERRUN, id));
  }

  @PostMapping("/budget-overruns/{id}/closure")
  @Permit(ExpenseDesk.CLOSE_OVERRUN)
  @Operation(summary = "Close an overrun", description = "With what is done about it.")
  ResponseEntity<BudgetOverrunResponse> close(
      @PathVariable String id, @Valid @RequestBody OverrunClosureRequest request) {
    return answer(desk.close(id, request.measure()));
  }

  private ResponseEntity<ExpenseResponse> answer(Expense expense, HttpStatus status) {
    return Answers.of(
        status, "/api/v1/sales/expenses/" + expense.id(), expense.version(), body(expense));
  }

  private ResponseEntity<BudgetOverrunResponse> answer(BudgetOverrun overrun) {
    return Answers.of(
        HttpStatus.OK,
        "/api/v1/sales/budget-overruns/" + overrun.id(),
        overrun.version(),
        body(overrun));
  }

  private ExpenseResponse body(Expense expense) {
    return new ExpenseResponse(
        expense.id(),
        Objects.requireNonNull(expense.version()),
        expense.number(),
        expense.storeCode(),
        expense.budgetId(),
        expense.money(),
        expense.what(),
        expense.receipt(),
        expense.spentOn(),
        expense.withinBudget(),
        expense.stands(),
        expense.reversesId(),
        expense.recordedBy(),
        expense.recordedAt(),
        actions
            .on(expense.storeCode(), null)
            .when(expense.stands(), "counter-entry", ExpenseDesk.TAKE_BACK)
            .names());
  }

  private BudgetOverrunResponse body(BudgetOverrun overrun) {
    return new BudgetOverrunResponse(
        overrun.id(),
        Objects.requireNonNull(overrun.version()),
        overrun.storeCode(),
        overrun.budgetId(),
        overrun.kind(),
        overrun.expenseId(),
        overrun.money(),
        overrun.ownerId(),
        overrun.state(),
        overrun.raisedAt(),
        overrun.closedHow(),
        overrun.measure(),
        overrun.closedBy(),
        overrun.closedAt(),
        actions
            .on(overrun.storeCode(), overrun.ownerId())
            .when(overrun.state() == BudgetOverrun.State.OPEN, "closure", ExpenseDesk.CLOSE_OVERRUN)
            .names());
  }
}
