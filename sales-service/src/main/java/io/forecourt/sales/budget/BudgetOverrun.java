package io.forecourt.sales.budget;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An expense went above what was left of its budget. Whoever answers for the budget closes it with
 * a measure; a counter-entry of the expense closes it, too.
 *
 * @param ownerId who answers for the budget
 * @param excess the part of the expense that did not fit
 * @param measure what is done about it; null when the expense was taken back
 */
@Table("budget_overrun")
record BudgetOverrun(
    @Id String id,
    String storeCode,
    String ownerId,
    String budgetId,
    String kind,
    String expenseId,
    BigDecimal excess,
    String currency,
    State state,
    Instant raisedAt,
    @Nullable Closing closedHow,
    @Nullable String measure,
    @Nullable String closedBy,
    @Nullable Instant closedAt,
    @Version @Nullable Long version) {

  enum State {
    OPEN,
    CLOSED
  }

  enum Closing {
    MEASURE,
    COUNTER_ENTRY
  }

  static BudgetOverrun raise(Budget budget, Expense expense, Money excess, Instant at) {
    return new BudgetOverrun(
        Ids.next(),
        budget.storeCode(),
        budget.ownerId(),
        budget.id(),
        budget.kind(),
        expense.id(),
        excess.amount(),
        excess.currency(),
        State.OPEN,
        at,
        null,
        null,
        null,
        null,
        null);
  }

  Money money() {
    return new Money(excess, currency);
  }

  /**
   * @throws RuleViolation if it is closed
   */
  BudgetOverrun closedWith(String what, String by, Instant at) {
    return closed(Closing.MEASURE, what, by, at);
  }

  /**
   * @throws RuleViolation if it is closed
   */
  BudgetOverrun undone(String by, Instant at) {
    return closed(Closing.COUNTER_ENTRY, null, by, at);
  }

  private BudgetOverrun closed(Closing how, @Nullable String what, String by, Instant at) {
    if (state != State.OPEN) {
      throw RuleViolation.wrongState("budget-overrun.wrong-state", state, List.of());
    }
    return new BudgetOverrun(
        id,
        storeCode,
        ownerId,
        budgetId,
        kind,
        expenseId,
        excess,
        currency,
        State.CLOSED,
        raisedAt,
        how,
        what,
        by,
        at,
        version);
  }
}
