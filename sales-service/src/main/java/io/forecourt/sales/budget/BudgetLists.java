package io.forecourt.sales.budget;

import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Budgets, expenses and overruns in the caller's scope. */
@Component
class BudgetLists {
  private static final RowMapper<Budget> BUDGET = RecordMapper.of(Budget.class);
  private static final RowMapper<Expense> EXPENSE = RecordMapper.of(Expense.class);
  private static final RowMapper<BudgetOverrun> OVERRUN = RecordMapper.of(BudgetOverrun.class);

  private final Keyset pages;

  BudgetLists(Keyset pages) {
    this.pages = pages;
  }

  Page<Budget> budgets(
      @Nullable String kind,
      @Nullable String period,
      @Nullable BudgetState state,
      ListRequest request) {
    var query =
        ListQuery.of("SELECT b.* FROM budget b WHERE {scope:b.store_code,b.owner_id}")
            .and("b.kind = :kind", kind)
            .and("b.period_code = :period", period)
            .and("b.state = :state", state);
    return pages.page(
        BudgetDesk.READ, query, request, Map.of("proposedAt", "b.proposed_at"), "b.id", BUDGET);
  }

  Page<Expense> expenses(
      @Nullable String budgetId, @Nullable Boolean withinBudget, ListRequest request) {
    var query =
        ListQuery.of("SELECT e.* FROM expense e WHERE {scope:e.store_code}")
            .and("e.budget_id = :budget", budgetId)
            .either(withinBudget, "e.within_budget", "NOT e.within_budget");
    return pages.page(
        ExpenseDesk.READ, query, request, Map.of("spentOn", "e.spent_on"), "e.id", EXPENSE);
  }

  Page<BudgetOverrun> overruns(BudgetOverrun.@Nullable State state, ListRequest request) {
    var query =
        ListQuery.of("SELECT o.* FROM budget_overrun o WHERE {scope:o.store_code,o.owner_id}")
            .and("o.state = :state", state);
    return pages.page(
        ExpenseDesk.READ_OVERRUN,
        query,
        request,
        Map.of("raisedAt", "o.raised_at"),
        "o.id",
        OVERRUN);
  }
}
