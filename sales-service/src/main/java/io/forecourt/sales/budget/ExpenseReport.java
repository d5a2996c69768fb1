package io.forecourt.sales.budget;

import io.forecourt.platform.value.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What was spent in a period, by kind of budget and month, against the approved budgets whose
 * period touches it.
 */
record ExpenseReport(
    String period, LocalDate firstDay, LocalDate lastDay, List<KindOfCost> kinds, Sums total) {

  /** One kind of budget. */
  record KindOfCost(String kind, List<MonthOfCost> months, Sums sums) {}

  record MonthOfCost(String month, Money spent) {}

  /**
   * @param budgeted of whole budgets
   * @param spentBefore against these budgets before the period began
   * @param remaining after the period; negative when the budgets were overrun
   */
  record Sums(Money budgeted, Money spentBefore, Money spent, Money remaining) {

    static Sums of(Money budgeted, Money spentBefore, Money spent) {
      return new Sums(budgeted, spentBefore, spent, budgeted.minus(spentBefore).minus(spent));
    }

    Sums plus(Sums other) {
      return of(
          budgeted.plus(other.budgeted),
          spentBefore.plus(other.spentBefore),
          spent.plus(other.spent));
    }
  }
}
