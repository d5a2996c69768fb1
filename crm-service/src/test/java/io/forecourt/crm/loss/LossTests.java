package io.forecourt.crm.loss;

import static io.forecourt.crm.loss.LossState.CONFIRMED;
import static io.forecourt.crm.loss.LossState.DISPROVED;
import static io.forecourt.crm.loss.LossState.LEFT_ALONE;
import static io.forecourt.crm.loss.LossState.LOST;
import static io.forecourt.crm.loss.LossState.MOOT;
import static io.forecourt.crm.loss.LossState.REACTIVATED;
import static io.forecourt.crm.loss.LossState.REFUSED;
import static io.forecourt.crm.loss.LossState.REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.forecourt.platform.rule.RuleViolation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossTests {
  private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
  private static final String LI = "p-li";
  private static final String AGENT = "p-agent";
  private static final Loss.Verdict YES = new Loss.Verdict("p-manager", NOW, 7L, null);

  private static final Map<LossState, Set<LossState>> TABLE =
      Map.of(
          REQUESTED, EnumSet.of(REFUSED, MOOT, LOST),
          LOST, EnumSet.of(CONFIRMED, DISPROVED, REACTIVATED, LEFT_ALONE),
          CONFIRMED, EnumSet.of(REACTIVATED, LEFT_ALONE));

  private static final Map<LossState, UnaryOperator<Loss>> WAYS =
      Map.of(
          REFUSED, loss -> loss.refused("p-manager", NOW),
          MOOT, Loss::moot,
          LOST, loss -> loss.accepted(YES, "f-1"),
          CONFIRMED, loss -> loss.confirmed(AGENT, NOW),
          DISPROVED, loss -> loss.disproved(AGENT, NOW, "l-2"),
          REACTIVATED, loss -> loss.reactivated("l-2"),
          LEFT_ALONE, Loss::leftAlone);

  @ParameterizedTest
  @EnumSource
  void everyPairOfStatesFollowsTheTable(LossState from) {
    WAYS.forEach(
        (to, way) -> {
          Loss loss = in(from, "f-1");
          if (TABLE.getOrDefault(from, Set.of()).contains(to)) {
            assertThat(way.apply(loss).state()).as("%s to %s", from, to).isEqualTo(to);
          } else {
            assertThatExceptionOfType(RuleViolation.class)
                .as("%s to %s", from, to)
                .isThrownBy(() -> way.apply(loss))
                .returns("loss.wrong-state", RuleViolation::code);
          }
        });
  }

  @Test
  void theConsultantDoesNotAskTheCustomer() {
    Loss lost = in(LOST, "f-1");

    assertThat(lost.canBeCheckedBy(AGENT)).isTrue();
    assertThat(lost.canBeCheckedBy(LI)).isFalse();
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> lost.confirmed(LI, NOW))
        .returns("loss.own-check", RuleViolation::code);
  }

  @Test
  void oneOnWhichTheDrawDidNotFallIsNotChecked() {
    Loss lost = in(LOST, null);

    assertThat(lost.canBeCheckedBy(AGENT)).isFalse();
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> lost.confirmed(AGENT, NOW))
        .returns("loss.not-sampled", RuleViolation::code);
  }

  @Test
  void theDrawFallsOnTheShareAndCanBeMadeAgain() {
    BigDecimal share = new BigDecimal("0.20");
    int drawn = 0;
    for (long seed = 0; seed < 10_000; seed++) {
      assertThat(Loss.isDrawn(seed, share)).isEqualTo(Loss.isDrawn(seed, share));
      drawn += Loss.isDrawn(seed, share) ? 1 : 0;
    }

    assertThat(drawn).isCloseTo(2_000, within(150));
    assertThat(Loss.isDrawn(1, BigDecimal.ZERO)).isFalse();
    assertThat(Loss.isDrawn(1, BigDecimal.ONE)).isTrue();
  }

  private static Loss in(LossState state, @Nullable String check) {
    return new Loss(
        "x-1",
        "l-1",
        "EAST",
        LI,
        "c-1",
        "WEB",
        null,
        state,
        "PRICE",
        true,
        null,
        null,
        null,
        null,
        "B",
        2,
        LI,
        NOW,
        state == REQUESTED ? null : YES,
        check == null || state == REQUESTED ? null : new Loss.Check(check, null, null),
        null,
        0L);
  }
}
