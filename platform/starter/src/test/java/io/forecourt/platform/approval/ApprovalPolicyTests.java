package io.forecourt.platform.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.forecourt.platform.approval.ApprovalPolicy.Kind;
import io.forecourt.platform.approval.ApprovalPolicy.Level;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.Term;
import io.forecourt.platform.value.Money;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApprovalPolicyTests {
  private static final Term TWO_HOURS =
      new Term(CalendarKind.STORE_HOURS, Duration.ofHours(2), null);

  @ParameterizedTest
  @EnumSource
  void everyPairOfStatesFollowsTheTable(ApprovalState from) {
    Map<ApprovalState, Set<ApprovalState>> table =
        Map.of(
            ApprovalState.PENDING,
            EnumSet.of(ApprovalState.APPROVED, ApprovalState.REJECTED, ApprovalState.WITHDRAWN));

    for (ApprovalState to : ApprovalState.values()) {
      assertThat(from.canBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(table.getOrDefault(from, Set.of()).contains(to));
    }
  }

  @Test
  void theLastLevelDecidesAnyAmount() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kind(level("1000.00", "sm"), level("5000.00", "sd")))
        .withMessageContaining("last level");
  }

  @Test
  void limitsRise() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kind(level("5000.00", "sm"), level("1000.00", "sd"), any("gm")))
        .withMessageContaining("do not rise");
  }

  @Test
  void aRoleThatNobodyCanHaveIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> any("boss"))
        .withMessageContaining("'boss'");
  }

  @Test
  void levelsWithoutLimitsAreAllowedWhereNoMoneyIsAsked() {
    assertThat(kind(any("sm"), any("sd")).levels()).hasSize(2);
  }

  @Test
  void anApprovalSaysOnlyWhatItsKindKnows() {
    Kind kind =
        new Kind(
            "AUTHORITY",
            TWO_HOURS,
            List.of(any("gm")),
            List.of(
                new ApprovalPolicy.Outcome("GRANT_WITH_CONDITION", true),
                new ApprovalPolicy.Outcome("PASS_ON", false)));

    kind.check(null, null);
    kind.check("PASS_ON", null);
    kind.check("GRANT_WITH_CONDITION", "photos first");
    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> kind.check("MAYBE", null));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> kind.check("GRANT_WITH_CONDITION", null));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> kind.check("PASS_ON", "photos first"));
  }

  private static Kind kind(Level... levels) {
    return new Kind("DISCOUNT", TWO_HOURS, List.of(levels), null);
  }

  private static Level level(String upTo, String role) {
    return new Level(Money.cny(upTo), Set.of(role), Set.of());
  }

  private static Level any(String role) {
    return new Level(null, Set.of(role), Set.of());
  }
}
