package io.forecourt.crm.satisfaction;

import static io.forecourt.crm.satisfaction.SatisfactionMother.NOON;
import static io.forecourt.crm.satisfaction.SatisfactionMother.action;
import static io.forecourt.crm.satisfaction.SatisfactionMother.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SatisfactionTests {
  private static final Map<PlanState, Set<PlanState>> PLANS =
      Map.of(
          PlanState.DRAFT, Set.of(PlanState.SUBMITTED),
          PlanState.SUBMITTED, Set.of(PlanState.APPROVED, PlanState.DRAFT),
          PlanState.APPROVED, Set.of());
  private static final Map<ActionState, Set<ActionState>> ACTIONS =
      Map.of(
          ActionState.OPEN, Set.of(ActionState.DONE),
          ActionState.DONE, Set.of(ActionState.OPEN, ActionState.CLOSED),
          ActionState.CLOSED, Set.of());

  @ParameterizedTest
  @EnumSource
  void aPlanIsApprovedAfterItWasAskedFor(PlanState from) {
    assertThat(from.successors()).isEqualTo(PLANS.get(from));
  }

  @ParameterizedTest
  @EnumSource
  void anActionIsClosedAfterItWasDone(ActionState from) {
    assertThat(from.successors()).isEqualTo(ACTIONS.get(from));
  }

  @ParameterizedTest
  @CsvSource({
    "QUARTER, 2026-11-26, 2026-10-01, 2026-12-31",
    "QUARTER, 2026-01-01, 2026-01-01, 2026-03-31",
    "YEAR, 2028-02-29, 2028-01-01, 2028-12-31"
  })
  void aPlanCoversTheWholeQuarterOrYear(
      PlanSpan span, LocalDate day, LocalDate first, LocalDate last) {
    assertThat(span.first(day)).isEqualTo(first);
    assertThat(span.last(day)).isEqualTo(last);
  }

  @Test
  void actionsAreSetInAnApprovedPlan() {
    draft().submitted().approved("p-sd", NOON).requireApproved();
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> draft().submitted().requireApproved())
        .returns("satisfaction.plan-not-approved", RuleViolation::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p-sh", "p-su"})
  void neitherItsOwnerNorWhoDidItSaysThatItWorks(String self) {
    SatisfactionAction done = action().done("sealed", "p-su", NOON);

    assertThat(done.mayBeVerifiedBy(self)).isFalse();
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> done.verified(true, self, NOON))
        .returns("satisfaction.own-action", RuleViolation::code);
  }

  @Test
  void whatDoesNotWorkIsOpenAgain() {
    SatisfactionAction done = action().done("sealed", "p-sh", NOON);

    assertThat(done.verified(true, "p-si", NOON).isClosed()).isTrue();
    SatisfactionAction again = done.verified(false, "p-si", NOON);
    assertThat(again.state()).isEqualTo(ActionState.OPEN);
    assertThat(again.doneBy()).isNull();
  }

  @Test
  void nothingIsVerifiedBeforeItIsDone() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> action().verified(true, "p-si", NOON))
        .returns("satisfaction.action-wrong-state", RuleViolation::code);
  }
}
