package io.forecourt.sales.budget;

import io.forecourt.platform.value.Money;
import io.forecourt.sales.period.Period;
import java.time.Instant;
import java.time.LocalDate;

/** Budgets and expenses that a test varies. */
final class BudgetMother {
  static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private BudgetMother() {}

  static Budget proposed() {
    return Budget.propose(
        "BG-EAST-20261121-0001",
        "EAST",
        "person-sd",
        "SALES_DEPARTMENT",
        "All costs",
        Period.parse("2026-Q4"),
        Money.cny("1000.00"),
        12,
        "[]",
        NOON);
  }

  static Budget approved() {
    return proposed().decided(BudgetState.APPROVED, "person-gm", NOON);
  }

  static Expense expense(String amount) {
    return Expense.of(
        approved(),
        "EX-EAST-20261121-0001",
        Money.cny(amount),
        "leaflets",
        "FP-1",
        TODAY,
        true,
        "person-fn",
        NOON);
  }

  static BudgetOverrun overrun() {
    return BudgetOverrun.raise(approved(), expense("1200.00"), Money.cny("200.00"), NOON);
  }
}
