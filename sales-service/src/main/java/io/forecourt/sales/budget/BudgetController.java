package io.forecourt.sales.budget;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsMoney;
import io.forecourt.sales.budget.BudgetDesk.Proposal;
import io.forecourt.sales.period.Period;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
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
@RequestMapping("/api/v1/sales/budgets")
@Tag(name = "Budgets", description = "What a department may spend in a period")
class BudgetController {
  private static final int MOST_UNITS = 100_000;

  /**
   * A part of the budget.
   *
   * @param item a kind of cost, or the code of a model
   * @param units for kinds of budget that count what is bought
   */
  record BudgetLineRequest(
      @NotBlank @Size(max = 64) @Schema(example = "ADVERTISING") String item,
      @Positive @Max(MOST_UNITS) @Nullable Integer units,
      @NotNull @IsMoney(min = "0.01") Money amount) {}

  /**
   * @param kind as the store's policy names it
   * @param period a year, quarter or month
   * @param lines that add up to the budget
   */
  record BudgetRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "SALES_DEPARTMENT") String kind,
      @NotBlank @Size(max = 120) @Schema(example = "Sales department, all costs") String title,
      @NotNull @Pattern(regexp = Period.FORM) @Size(max = 7) @Schema(example = "2026")
          String period,
      @NotEmpty @Size(max = 100) List<@NotNull @Valid BudgetLineRequest> lines) {

    Proposal toProposal() {
      return new Proposal(
          kind,
          title,
          Period.parse(period),
          lines.stream()
              .map(line -> new BudgetLine(line.item().strip(), line.units(), line.amount()))
              .toList());
    }
  }

  @Schema(name = "BudgetLine")
  record BudgetLineResponse(String item, @Nullable Integer units, Money amount) {}

  /**
   * A budget.
   *
   * @param remainder negative when more was spent than approved
   * @param ownerId who proposed it and answers for it
   */
  record BudgetResponse(
      String id,
      long version,
      String number,
      String store,
      String ownerId,
      String kind,
      String title,
      String period,
      LocalDate firstDay,
      LocalDate lastDay,
      Money amount,
      @Nullable Integer units,
      List<BudgetLineResponse> lines,
      BudgetState state,
      Money spent,
      Money remainder,
      Instant proposedAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      List<String> allowedActions) {}

  private final BudgetDesk desk;
  private final BudgetLists lists;
  private final AllowedActions actions;

  BudgetController(BudgetDesk desk, BudgetLists lists, AllowedActions actions) {
    this.desk = desk;
    this.lists = lists;
    this.actions = actions;
  }

  @PostMapping
  @Permit(BudgetDesk.PROPOSE)
  @Operation(
      summary = "Propose a budget",
      description =
          "By the head whom the policy names for its kind. It is decided as an approval of kind"
              + " BUDGET; who needs more proposes another one.")
  ResponseEntity<BudgetResponse> propose(@Valid @RequestBody BudgetRequest request) {
    return answer(HttpStatus.CREATED, desk.propose(request.toProposal()));
  }

  @GetMapping
  @Permit(BudgetDesk.READ)
  @Operation(summary = "List budgets", description = "Those in my scope, as they were proposed.")
  Page<BudgetResponse> list(
      @RequestParam(required = false) @Size(max = 40) @Nullable String kind,
      @RequestParam(required = false) @Pattern(regexp = Period.FORM) @Nullable String period,
      @RequestParam(required = false) @Nullable BudgetState state,
      @Listing(sorts = "proposedAt") ListRequest page) {
    return lists.budgets(kind, period, state, page).map(this::body);
  }

  @GetMapping("/{id}")
  @Permit(BudgetDesk.READ)
  @Operation(summary = "Show a budget", description = "With what is spent and what is left.")
  ResponseEntity<BudgetResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(BudgetDesk.READ, id));
  }

  private ResponseEntity<BudgetResponse> answer(HttpStatus status, Budget budget) {
    return Answers.of(
        status, "/api/v1/sales/budgets/" + budget.id(), budget.version(), body(budget));
  }

  private BudgetResponse body(Budget budget) {
    return new BudgetResponse(
        budget.id(),
        Objects.requireNonNull(budget.version()),
        budget.number(),
        budget.storeCode(),
        budget.ownerId(),
        budget.kind(),
        budget.title(),
        budget.periodCode(),
        budget.firstDay(),
        budget.lastDay(),
        budget.money(),
        budget.units(),
        desk.lines(budget).stream()
            .map(line -> new BudgetLineResponse(line.item(), line.units(), line.amount()))
            .toList(),
        budget.state(),
        budget.spentMoney(),
        budget.remainder(),
        budget.proposedAt(),
        budget.decidedBy(),
        budget.decidedAt(),
        actions
            .on(budget.storeCode(), budget.ownerId())
            .when(budget.state() == BudgetState.APPROVED, "expenses", ExpenseDesk.RECORD)
            .names());
  }
}
