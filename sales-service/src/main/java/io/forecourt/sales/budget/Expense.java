package io.forecourt.sales.budget;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Money that was spent, or a counter-entry that takes an earlier one back. Nothing of it is ever
 * changed.
 *
 * @param amount negative in a counter-entry
 * @param receipt number of the paper behind it
 * @param standing 1 while it counts; null once it was taken back, and in a counter-entry. A receipt
 *     stands once in a store
 * @param withinBudget whether it fitted what was left
 * @param reversesId the expense that a counter-entry takes back
 */
@Table("expense")
record Expense(
    @Id String id,
    String number,
    String storeCode,
    String budgetId,
    BigDecimal amount,
    String currency,
    String what,
    String receipt,
    @Nullable Integer standing,
    LocalDate spentOn,
    boolean withinBudget,
    @Nullable String reversesId,
    String recordedBy,
    Instant recordedAt,
    @Version @Nullable Long version) {

  static Expense of(
      Budget budget,
      String number,
      Money amount,
      String what,
      String receipt,
      LocalDate day,
      boolean fits,
      String by,
      Instant at) {
    return new Expense(
        Ids.next(),
        number,
        budget.storeCode(),
        budget.id(),
        amount.amount(),
        amount.currency(),
        what,
        receipt,
        1,
        day,
        fits,
        null,
        by,
        at,
        null);
  }

  Money money() {
    return new Money(amount, currency);
  }

  boolean stands() {
    return standing != null;
  }

  /**
   * @throws RuleViolation if it was taken back, or takes another one back itself
   */
  Expense takenBack() {
    if (!stands()) {
      throw new RuleViolation("expense.not-standing");
    }
    return new Expense(
        id,
        number,
        storeCode,
        budgetId,
        amount,
        currency,
        what,
        receipt,
        null,
        spentOn,
        withinBudget,
        reversesId,
        recordedBy,
        recordedAt,
        version);
  }

  /** What takes this one back. */
  Expense counterEntry(String counterNumber, LocalDate day, String by, Instant at) {
    return new Expense(
        Ids.next(),
        counterNumber,
        storeCode,
        budgetId,
        amount.negate(),
        currency,
        what,
        receipt,
        null,
        day,
        true,
        id,
        by,
        at,
        null);
  }
}
