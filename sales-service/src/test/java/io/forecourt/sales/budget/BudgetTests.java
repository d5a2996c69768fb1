package io.forecourt.sales.budget;

import static io.forecourt.sales.budget.BudgetMother.NOON;
import static io.forecourt.sales.budget.BudgetMother.TODAY;
import static io.forecourt.sales.budget.BudgetMother.approved;
import static io.forecourt.sales.budget.BudgetMother.expense;
import static io.forecourt.sales.budget.BudgetMother.overrun;
import static io.forecourt.sales.budget.BudgetMother.proposed;
import static io.forecourt.sales.budget.BudgetState.APPROVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.approval.ApprovalState;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTests {

  @Nested
  class Deciding {

    @ParameterizedTest
    @EnumSource
    void onlyAProposalIsDecided(BudgetState from) {
      for (BudgetState to : BudgetState.values()) {
        boolean allowed = from == BudgetState.PROPOSED && to != BudgetState.PROPOSED;
        assertThat(from.canBecome(to)).as("%s to %s", from, to).isEqualTo(allowed);
        assertThat(from.successors().contains(to)).isEqualTo(allowed);
      }
    }

    @Test
    void whatIsDecidedIsNotDecidedAgain() {
      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> approved().decided(BudgetState.REJECTED, "person-gm", NOON))
          .returns("budget.wrong-state", RuleViolation::code);
    }

    @ParameterizedTest
    @EnumSource
    void theApprovalSaysHowItStands(ApprovalState decision) {
      assertThat(BudgetState.of(decision).name())
          .isEqualTo(decision == ApprovalState.PENDING ? "PROPOSED" : decision.name());
    }
  }

  @Nested
  class Booking {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "APPROVED")
    void moneyIsSpentAgainstAnApprovedBudgetOnly(BudgetState state) {
      Budget budget =
          state == BudgetState.PROPOSED ? proposed() : proposed().decided(state, "p", NOON);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> budget.book(Money.cny("1.00"), TODAY))
          .returns("budget.not-approved", RuleViolation::code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-09-30", "2027-01-01"})
    void aDayOutsideThePeriodIsRefused(LocalDate day) {
      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> approved().book(Money.cny("1.00"), day))
          .returns("expense.outside-period", RuleViolation::code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-01", "2026-12-31"})
    void theFirstAndTheLastDayAreWithin(LocalDate day) {
      assertThat(approved().book(Money.cny("1.00"), day).budget().spentMoney())
          .isEqualTo(Money.cny("1.00"));
    }

    @ParameterizedTest
    @CsvSource({
      "0.00, 1000.00, 0.00, 0.00",
      "0.00, 1000.01, 0.01, -0.01",
      "999.99, 0.01, 0.00, 0.00",
      "999.99, 0.02, 0.01, -0.01",
      "1000.00, 5.00, 5.00, -5.00",
      "1200.00, 5.00, 5.00, -205.00"
    })
    void whatDoesNotFitIsBookedAndSaid(
        String before, String amount, String excess, String remainder) {
      Budget spent = approved().book(Money.cny(before), TODAY).budget();

      Budget.Booked booked = spent.book(Money.cny(amount), TODAY);

      assertThat(booked.excess()).isEqualTo(Money.cny(excess));
      assertThat(booked.budget().remainder()).isEqualTo(Money.cny(remainder));
      assertThat(booked.budget().state()).isEqualTo(APPROVED);
    }

    @Test
    void whatIsTakenBackCanBeSpentAgain() {
      Budget spent = approved().book(Money.cny("1000.00"), TODAY).budget();

      assertThat(spent.returned(Money.cny("400.00")).remainder()).isEqualTo(Money.cny("400.00"));
    }
  }

  @Nested
  class TakingBack {

    @Test
    void theCounterEntryIsTheExpenseWithTheOtherSign() {
      Expense wrong = expense("80.00");

      Expense counter = wrong.counterEntry("EX-2", TODAY, "person-fn", NOON);

      assertThat(counter.money()).isEqualTo(Money.cny("-80.00"));
      assertThat(counter.reversesId()).isEqualTo(wrong.id());
      assertThat(counter.stands()).isFalse();
      assertThat(wrong.takenBack().money()).isEqualTo(wrong.money());
      assertThat(wrong.takenBack().stands()).isFalse();
    }

    @Test
    void neitherATakenBackExpenseNorACounterEntryIsTakenBack() {
      Expense wrong = expense("80.00");

      for (Expense gone :
          Set.of(wrong.takenBack(), wrong.counterEntry("EX-2", TODAY, "person-fn", NOON))) {
        assertThatExceptionOfType(RuleViolation.class)
            .isThrownBy(gone::takenBack)
            .returns("expense.not-standing", RuleViolation::code);
      }
    }
  }

  @Nested
  class Overruns {

    @Test
    void aMeasureClosesItOnce() {
      BudgetOverrun closed = overrun().closedWith("no stage in December", "person-sd", NOON);

      assertThat(closed.state()).isEqualTo(BudgetOverrun.State.CLOSED);
      assertThat(closed.closedHow()).isEqualTo(BudgetOverrun.Closing.MEASURE);
      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> closed.closedWith("again", "person-sd", NOON))
          .returns("budget-overrun.wrong-state", RuleViolation::code);
      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> closed.undone("person-fn", NOON))
          .returns("budget-overrun.wrong-state", RuleViolation::code);
    }
  }
}
