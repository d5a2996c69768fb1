package io.forecourt.sales.budget;

import static io.forecourt.sales.budget.BudgetState.APPROVED;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import io.forecourt.sales.period.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What may be spent for one purpose in a period. Its figures are never changed: who needs more
 * proposes another one.
 *
 * @param ownerId who proposed it and answers for it
 * @param linesShown JSON of the {@link BudgetLine}s, which add up to the amount
 * @param units of all lines, where the kind counts them
 * @param spent by all expenses and counter-entries until now
 */
@Table("budget")
record Budget(
    @Id String id,
    String number,
    String storeCode,
    String ownerId,
    String kind,
    String title,
    String periodCode,
    LocalDate firstDay,
    LocalDate lastDay,
    BigDecimal amount,
    String currency,
    @Nullable Integer units,
    String linesShown,
    BudgetState state,
    BigDecimal spent,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Version @Nullable Long version) {

  /**
   * What became of a budget when an expense was booked.
   *
   * @param excess the part of the expense that did not fit the remainder
   */
  record Booked(Budget budget, Money excess) {}

  static Budget propose(
      String number,
      String store,
      String owner,
      String kind,
      String title,
      Period period,
      Money amount,
      @Nullable Integer units,
      String lines,
      Instant at) {
    return new Budget(
        Ids.next(),
        number,
        store,
        owner,
        kind,
        title,
        period.code(),
        period.first(),
        period.last(),
        amount.amount(),
        amount.currency(),
        units,
        lines,
        BudgetState.PROPOSED,
        Money.zero().amount(),
        at,
        null,
        null,
        null);
  }

  Period period() {
    return Period.parse(periodCode);
  }

  Money money() {
    return new Money(amount, currency);
  }

  Money spentMoney() {
    return new Money(spent, currency);
  }

  /** What is left; negative when more was spent than approved. */
  Money remainder() {
    return money().minus(spentMoney());
  }

  /**
   * @throws RuleViolation if it was decided before
   */
  Budget decided(BudgetState decision, String by, Instant at) {
    if (!state.canBecome(decision)) {
      throw RuleViolation.wrongState("budget.wrong-state", state, state.successors());
    }
    return with(decision, spentMoney(), by, at);
  }

  /**
   * Books an expense, also one that does not fit: the money is gone.
   *
   * @throws RuleViolation if it is not approved, or the day lies outside its period
   */
  Booked book(Money expense, LocalDate day) {
    if (state != APPROVED) {
      throw new RuleViolation("budget.not-approved", state);
    }
    if (!period().contains(day)) {
      throw new RuleViolation("expense.outside-period", firstDay, lastDay);
    }
    Money left = remainder().isNegative() ? Money.zero() : remainder();
    Money excess = left.isLessThan(expense) ? expense.minus(left) : Money.zero();
    return new Booked(with(state, spentMoney().plus(expense), decidedBy, decidedAt), excess);
  }

  /** Takes a booked expense back. */
  Budget returned(Money expense) {
    return with(state, spentMoney().minus(expense), decidedBy, decidedAt);
  }

  private Budget with(BudgetState next, Money spentNow, @Nullable String by, @Nullable Instant at) {
    return new Budget(
        id,
        number,
        storeCode,
        ownerId,
        kind,
        title,
        periodCode,
        firstDay,
        lastDay,
        amount,
        currency,
        units,
        linesShown,
        next,
        spentNow.amount(),
        proposedAt,
        by,
        at,
        version);
  }
}
