package io.forecourt.sales.budget;

import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.value.Money;
import io.forecourt.sales.period.Period;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is told of budgets and expenses. */
final class BudgetEvents {

  /**
   * @param span MONTH, QUARTER or YEAR
   * @param endsAt when the last day of the period is over
   */
  record BudgetApprovedV1(
      String budgetId,
      String kind,
      String period,
      Period.Span span,
      Money amount,
      @Nullable Integer units,
      String proposedBy,
      @Nullable String approvedBy,
      Instant endsAt) {}

  /**
   * @param amount negative in a counter-entry
   * @param ownerId who answers for the budget
   */
  record ExpenseRecordedV1(
      String expenseId,
      String budgetId,
      String kind,
      Money amount,
      LocalDate spentOn,
      boolean withinBudget,
      String ownerId,
      @Nullable String reversesId,
      String recordedBy) {}

  record BudgetOverrunRaisedV1(
      String budgetId,
      String overrunId,
      String kind,
      Money over,
      String expenseId,
      String ownerId) {}

  record BudgetOverrunClosedV1(
      String budgetId,
      String overrunId,
      String kind,
      BudgetOverrun.@Nullable Closing how,
      String ownerId,
      @Nullable String closedBy) {}

  private BudgetEvents() {}

  static OutgoingEvent approved(Budget budget, Instant endsAt, Instant at) {
    return event(
        "budget-approved",
        budget.id(),
        budget.storeCode(),
        at,
        new BudgetApprovedV1(
            budget.id(),
            budget.kind(),
            budget.periodCode(),
            budget.period().span(),
            budget.money(),
            budget.units(),
            budget.ownerId(),
            budget.decidedBy(),
            endsAt));
  }

  static OutgoingEvent recorded(Budget budget, Expense expense) {
    return event(
        "expense-recorded",
        expense.id(),
        expense.storeCode(),
        expense.recordedAt(),
        new ExpenseRecordedV1(
            expense.id(),
            budget.id(),
            budget.kind(),
            expense.money(),
            expense.spentOn(),
            expense.withinBudget(),
            budget.ownerId(),
            expense.reversesId(),
            expense.recordedBy()));
  }

  static OutgoingEvent raised(BudgetOverrun overrun) {
    return event(
        "budget-overrun-raised",
        overrun.budgetId(),
        overrun.storeCode(),
        overrun.raisedAt(),
        new BudgetOverrunRaisedV1(
            overrun.budgetId(),
            overrun.id(),
            overrun.kind(),
            overrun.money(),
            overrun.expenseId(),
            overrun.ownerId()));
  }

  static OutgoingEvent closed(BudgetOverrun overrun, Instant at) {
    return event(
        "budget-overrun-closed",
        overrun.budgetId(),
        overrun.storeCode(),
        at,
        new BudgetOverrunClosedV1(
            overrun.budgetId(),
            overrun.id(),
            overrun.kind(),
            overrun.closedHow(),
            overrun.ownerId(),
            overrun.closedBy()));
  }

  private static OutgoingEvent event(
      String name, String subject, String store, Instant at, Object data) {
    return new OutgoingEvent("io.forecourt.sales." + name + ".v1", subject, store, at, data);
  }
}
