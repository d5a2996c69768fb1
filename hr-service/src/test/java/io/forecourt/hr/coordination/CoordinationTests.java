package io.forecourt.hr.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CoordinationTests {

  private static final Instant DUE = Instant.parse("2027-03-05T10:00:00Z");

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsAskedIsAnsweredAndOnlyAnAnswerIsJudged(CoordinationState state) {
    Set<CoordinationState> next =
        switch (state) {
          case REQUESTED -> Set.of(CoordinationState.ANSWERED);
          case ANSWERED -> Set.of(CoordinationState.REQUESTED, CoordinationState.CLOSED);
          case CLOSED -> Set.of();
        };

    for (CoordinationState other : CoordinationState.values()) {
      assertThat(state.canBecome(other)).as("%s %s", state, other).isEqualTo(next.contains(other));
    }
  }

  @ParameterizedTest
  @CsvSource({"2027-03-05T09:59:59.999999Z, true", "2027-03-05T10:00:00Z, false"})
  void anAnswerAtTheLimitIsLate(Instant answered, boolean inTime) {
    var asked = request("SALES", "MARKETING").answered("sealed", "mk", answered);

    assertThat(asked.judged(true, "sm", answered.plusSeconds(60)).isInTime()).isEqualTo(inTime);
  }

  @Test
  void whatAnAnswerDoesNotSettleIsAskedAgainWithinTheSameLimit() {
    var again =
        request("SALES", "MARKETING").answered("sealed", "mk", DUE).judged(false, "sm", DUE);

    assertThat(again.state()).isEqualTo(CoordinationState.REQUESTED);
    assertThat(again.answeredAt()).isNull();
    assertThat(again.dueAt()).isEqualTo(DUE);
  }

  @Test
  void aDepartmentDoesNotAskItself() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> request("SALES", "SALES"))
        .returns("coordination.own-department", RuleViolation::code);
  }

  private static Coordination request(String from, String to) {
    return new Coordination(
        "request",
        "EAST",
        "mk",
        "sm",
        from,
        to,
        "SALES",
        "sealed",
        DUE.minusSeconds(3_600),
        DUE,
        CoordinationState.REQUESTED,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
