package io.forecourt.crm.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.aftersales.Finding.State;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTests {
  private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

  @Test
  void aFindingGoesFromOpenByDoneToClosedOrBack() {
    assertThat(State.OPEN.successors()).isEqualTo(Set.of(State.DONE));
    assertThat(State.DONE.successors()).isEqualTo(Set.of(State.OPEN, State.CLOSED));
    assertThat(State.CLOSED.successors()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
  void onlyAnOpenFindingIsPutRight(State state) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> finding(state).done("sealed", "p-parts", NOON))
        .returns("after-sales-finding.wrong-state", RuleViolation::code);
  }

  @ParameterizedTest
  @EnumSource(names = "DONE", mode = EnumSource.Mode.EXCLUDE)
  void onlyWhatSomebodyPutRightIsVerified(State state) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> finding(state).verified(true, "p-sv", NOON))
        .returns("after-sales-finding.wrong-state", RuleViolation::code);
  }

  @Test
  void whoPutItRightDoesNotVerifyIt() {
    var done = finding(State.OPEN).done("sealed", "p-parts", NOON);

    assertThat(done.canBeVerifiedBy("p-parts")).isFalse();
    assertThat(done.canBeVerifiedBy("p-sv")).isTrue();
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> done.verified(true, "p-parts", NOON))
        .returns("after-sales-finding.own-work", RuleViolation::code);
  }

  @Test
  void whatIsNotRightIsOpenAgainAndNobodyHasDoneIt() {
    var again = finding(State.OPEN).done("sealed", "p-parts", NOON).verified(false, "p-sv", NOON);

    assertThat(again.state()).isEqualTo(State.OPEN);
    assertThat(again.doneBy()).isNull();
    assertThat(again.closedAt()).isNull();
  }

  private static Finding finding(State state) {
    return new Finding(
        "f-1",
        "a-1",
        "EAST",
        "RESULTS",
        "sealed",
        "p-sv",
        "p-parts",
        LocalDate.of(2026, 12, 10),
        state,
        false,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
