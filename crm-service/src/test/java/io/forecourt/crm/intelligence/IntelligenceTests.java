package io.forecourt.crm.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.intelligence.Intelligence.Outcome;
import io.forecourt.crm.intelligence.Intelligence.State;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.testing.EventContracts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.json.JsonMapper;

class IntelligenceTests {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

  @Test
  void aReportIsRightAndUsefulOrItIsDismissed() {
    assertThat(entry(State.REPORTED).checked(true, "p-mk", NOON).state()).isEqualTo(State.VERIFIED);
    assertThat(entry(State.REPORTED).checked(false, "p-mk", NOON).state())
        .isEqualTo(State.DISMISSED);
  }

  @Test
  void whoReportedItDoesNotCheckIt() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> entry(State.REPORTED).checked(true, "p-li", NOON))
        .returns("intelligence.own-report", RuleViolation::code);
  }

  @ParameterizedTest
  @EnumSource(value = State.class, names = "REPORTED", mode = Mode.EXCLUDE)
  void itIsCheckedOnce(State state) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> entry(state).checked(true, "p-mk", NOON))
        .returns("intelligence.checked-already", RuleViolation::code);
  }

  @Test
  void whatTheLogTellsKeepsItsContract() {
    for (String optional : new @Nullable String[] {"l-1", null}) {
      Intelligence entry = entry(State.VERIFIED, optional);
      EventContracts.assertValid(
          IntelligenceEvents.reported(entry, optional != null), JsonMapper.shared());
      EventContracts.assertValid(
          IntelligenceEvents.verified(entry, "p-mk", NOON), JsonMapper.shared());
      EventContracts.assertValid(
          IntelligenceEvents.outcome(
              entry.ended(Outcome.LOST, "PRICE", optional, NOON), Outcome.LOST, NOON),
          JsonMapper.shared());
    }
    EventContracts.assertValid(
        IntelligenceEvents.published(
            new IntelligenceSummary(
                "s-1", "IS-1", "EAST", "p-mk", "2026-11", 5, 3, 1, "{}", "so", NOON, null)),
        JsonMapper.shared());
  }

  private static Intelligence entry(State state) {
    return entry(state, "l-1");
  }

  private static Intelligence entry(State state, @Nullable String optional) {
    return new Intelligence(
        "i-1",
        "MI-EAST-20261121-0001",
        "EAST",
        "p-li",
        "RIVAL_QUOTE",
        "FIELD_VISIT",
        optional,
        optional,
        optional,
        optional,
        optional,
        "8,000 off",
        "{}",
        optional,
        NOON,
        state,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
