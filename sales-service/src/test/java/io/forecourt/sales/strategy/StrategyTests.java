package io.forecourt.sales.strategy;

import static io.forecourt.sales.strategy.StrategyState.APPROVED;
import static io.forecourt.sales.strategy.StrategyState.DRAFT;
import static io.forecourt.sales.strategy.StrategyState.SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.sales.period.Period;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StrategyTests {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final Map<StrategyState, Set<StrategyState>> TRANSITIONS =
      Map.of(
          DRAFT, Set.of(SUBMITTED),
          SUBMITTED, Set.of(APPROVED, DRAFT),
          APPROVED, Set.of(DRAFT));

  @ParameterizedTest
  @EnumSource
  void becomesOnlyWhatTheTableSays(StrategyState from) {
    for (StrategyState to : StrategyState.values()) {
      assertThat(from.canBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(TRANSITIONS.getOrDefault(from, Set.of()).contains(to));
    }
  }

  @Test
  void theApprovedVersionStaysInForceUntilTheNextOneIsApproved() {
    Strategy first = begun().submitted().approved();
    Strategy second = first.renewed();

    assertThat(begun().inForce()).isNull();
    assertThat(first.inForce()).isEqualTo(1);
    assertThat(second.latest()).isEqualTo(2);
    assertThat(second.inForce()).isEqualTo(1);
    assertThat(second.submitted().returned().inForce()).isEqualTo(1);
    assertThat(second.submitted().approved().inForce()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "APPROVED")
  void onlyAnApprovedVersionIsFollowedByAnother(StrategyState state) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> in(state).renewed())
        .returns("strategy.wrong-state", RuleViolation::code);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRAFT")
  void onlyADraftIsWrittenAnew(StrategyState state) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> in(state).requireDraft())
        .returns("strategy.wrong-state", RuleViolation::code);
  }

  @Test
  void whoWroteItDoesNotApproveIt() {
    StrategyVersion version = StrategyVersion.draft(begun(), "{}", null, null, "person-sd", NOON);

    assertThat(version.approved("person-gm", NOON).approvedBy()).isEqualTo("person-gm");
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> version.approved("person-sd", NOON))
        .returns("strategy.own", RuleViolation::code);
  }

  private static Strategy in(StrategyState state) {
    return switch (state) {
      case DRAFT -> begun();
      case SUBMITTED -> begun().submitted();
      case APPROVED -> begun().submitted().approved();
    };
  }

  private static Strategy begun() {
    return Strategy.begin(
        "ST-EAST-20261121-0001", "EAST", "person-sd", Reach.STORE, Period.parse("2026-Q4"), NOON);
  }
}
