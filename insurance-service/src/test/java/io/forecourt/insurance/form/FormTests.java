package io.forecourt.insurance.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormTests {

  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

  private final Form form = Form.inStock("r-1", "F000000001", "EAST", "DEMO_A", "in-1", NOW);

  @ParameterizedTest
  @EnumSource
  void everyPairOfStatesFollowsTheTable(FormState from) {
    Map<FormState, Set<FormState>> table =
        Map.of(
            FormState.IN_STOCK, EnumSet.of(FormState.USED, FormState.SPOILED, FormState.LOST),
            FormState.USED, EnumSet.of(FormState.IN_STOCK, FormState.SPOILED, FormState.LOST),
            FormState.LOST, EnumSet.of(FormState.SPOILED));

    for (FormState to : FormState.values()) {
      assertThat(from.canBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(table.getOrDefault(from, Set.of()).contains(to));
    }
  }

  @Test
  void aFormIsUsedOnce() {
    Form used = form.used("p-1", "in-1", NOW);

    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> used.used("p-2", "in-1", NOW))
        .returns("policy.form-used", RuleViolation::code);
  }

  @Test
  void aLostFormIsBlocked() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> form.lost("in-1", NOW).used("p-1", "in-1", NOW))
        .returns("form.wrong-state", RuleViolation::code);
  }

  @Test
  void aRefusedPolicyGivesItsFormBack() {
    Form back = form.used("p-1", "in-1", NOW).returned("system", NOW);

    assertThat(back.policyId()).isNull();
    assertThat(back.used("p-2", "in-1", NOW).policyId()).isEqualTo("p-2");
  }
}
