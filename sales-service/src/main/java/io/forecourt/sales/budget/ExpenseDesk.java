package io.forecourt.sales.budget;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.number.BusinessNumbers;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Books what is spent against budgets, and sees to it that overruns are answered. */
@Service
class ExpenseDesk {
  static final String READ = "sales.expense.read";
  static final String RECORD = "sales.expense.record";
  static final String TAKE_BACK = "sales.expense.take-back";
  static final String READ_OVERRUN = "sales.budget-overrun.read";
  static final String CLOSE_OVERRUN = "sales.budget-overrun.close";

  record RecordExpense(Money amount, String what, String receipt, LocalDate spentOn) {}

  private final Budgets budgets;
  private final Expenses expenses;
  private final BudgetOverruns overruns;
  private final BusinessNumbers numbers;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;

  ExpenseDesk(
      Budgets budgets,
      Expenses expenses,
      BudgetOverruns overruns,
      BusinessNumbers numbers,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox) {
    this.budgets = budgets;
    this.expenses = expenses;
    this.overruns = overruns;
    this.numbers = numbers;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
  }

  /**
   * Records an expense. What goes above the remainder is accepted, and an overrun is raised.
   *
   * @throws InvalidInput if it was spent after today
   * @throws RuleViolation if the budget is not approved, the day lies outside its period, or the
   *     receipt is recorded already
   */
  @Transactional
  Expense record(String budgetId, RecordExpense command) {
    Budget budget = locked(RECORD, budgetId);
    LocalDate today = today(budget.storeCode());
    if (command.spentOn().isAfter(today)) {
      throw new InvalidInput("/spentOn", "field.date-range");
    }
    Budget.Booked booked = budget.book(command.amount(), command.spentOn());
    String receipt = command.receipt().strip();
    refuseKnownReceipt(budget.storeCode(), receipt);
    Budget saved = budgets.save(booked.budget());
    Expense expense =
        registered(
            Expense.of(
                saved,
                numbers.next("EX", saved.storeCode(), today),
                command.amount(),
                command.what().strip(),
                receipt,
                command.spentOn(),
                booked.excess().isZero(),
                access.caller().personId(),
                clock.instant()));
    outbox.append(BudgetEvents.recorded(saved, expense));
    if (!expense.withinBudget()) {
      outbox.append(
          BudgetEvents.raised(
              overruns.save(
                  BudgetOverrun.raise(saved, expense, booked.excess(), clock.instant()))));
    }
    return expense;
  }

  private void refuseKnownReceipt(String store, String receipt) {
    if (expenses.existsByStoreCodeAndReceiptAndStanding(store, receipt, 1)) {
      throw new RuleViolation("expense.receipt-known", receipt);
    }
  }

  /** Two at once with one receipt pass the first look; the key of the table stops the second. */
  private Expense registered(Expense expense) {
    try {
      return expenses.save(expense);
    } catch (DuplicateKeyException known) {
      throw new RuleViolation("expense.receipt-known", expense.receipt());
    }
  }

  /**
   * Takes an expense back by a counter-entry of today, or of the last day of its period. An overrun
   * that it caused is closed with it.
   *
   * @return the counter-entry
   * @throws RuleViolation if it does not stand any more
   */
  @Transactional
  Expense takeBack(String id) {
    Expense wrong = require(TAKE_BACK, id);
    Budget budget = locked(TAKE_BACK, wrong.budgetId());
    Instant now = clock.instant();
    String me = access.caller().personId();
    LocalDate today = today(budget.storeCode());
    expenses.save(wrong.takenBack());
    Budget saved = budgets.save(budget.returned(wrong.money()));
    Expense counter =
        expenses.save(
            wrong.counterEntry(
                numbers.next("EX", saved.storeCode(), today),
                saved.period().nearest(today),
                me,
                now));
    outbox.append(BudgetEvents.recorded(saved, counter));
    overruns
        .findByExpenseIdAndState(id, BudgetOverrun.State.OPEN)
        .ifPresent(
            overrun ->
                outbox.append(BudgetEvents.closed(overruns.save(overrun.undone(me, now)), now)));
    return counter;
  }

  /**
   * @throws RuleViolation if it is closed
   */
  @Transactional
  BudgetOverrun close(String id, String measure) {
    Instant now = clock.instant();
    BudgetOverrun closed =
        overruns.save(
            requireOverrun(CLOSE_OVERRUN, id)
                .closedWith(measure.strip(), access.caller().personId(), now));
    outbox.append(BudgetEvents.closed(closed, now));
    return closed;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Expense require(String action, String id) {
    Expense expense = expenses.findById(id).orElseThrow(() -> new NotFound("expense", id));
    access.requireInScope(action, "expense", id, expense.storeCode(), null);
    return expense;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  BudgetOverrun requireOverrun(String action, String id) {
    BudgetOverrun overrun =
        overruns.findById(id).orElseThrow(() -> new NotFound("budget-overrun", id));
    access.requireInScope(action, "budget-overrun", id, overrun.storeCode(), overrun.ownerId());
    return overrun;
  }

  private Budget locked(String action, String id) {
    Budget budget = budgets.findOneById(id).orElseThrow(() -> new NotFound("budget", id));
    access.requireInScope(action, "budget", id, budget.storeCode(), null);
    return budget;
  }

  private LocalDate today(String store) {
    return clock.today(calendars.zone(store));
  }
}
