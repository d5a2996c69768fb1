package io.forecourt.sales.budget;

import io.forecourt.platform.access.Permit;
import io.forecourt.sales.period.Period;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sales/expense-report")
@Tag(name = "Expenses")
class ExpenseReportController {

  private final ExpenseReports reports;

  ExpenseReportController(ExpenseReports reports) {
    this.reports = reports;
  }

  @GetMapping
  @Permit(ExpenseReports.READ)
  @Operation(
      summary = "Show what was spent in a period",
      description =
          "By kind of budget and month, against the approved budgets; of all stores in my scope, or"
              + " of one. POST /reviews with EXPENSES and the period confirms that it was looked"
              + " at.")
  ExpenseReport show(
      @Parameter(example = "2026-11") @RequestParam @Pattern(regexp = Period.FORM) @Size(max = 7)
          String period,
      @RequestParam(required = false) @Size(max = 16) @Nullable String store) {
    return reports.of(period, store);
  }
}
