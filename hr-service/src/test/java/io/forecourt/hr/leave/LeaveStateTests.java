package io.forecourt.hr.leave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeaveStateTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  @ParameterizedTest
  @EnumSource
  void onlyARequestBecomesSomethingElse(LeaveState state) {
    for (LeaveState next : LeaveState.values()) {
      assertThat(state.canBecome(next))
          .isEqualTo(state == LeaveState.REQUESTED && next != LeaveState.REQUESTED);
    }
  }

  @Test
  void leaveMayBeginTodayButNotYesterday() {
    assertThat(Leave.request("EAST", "li", TODAY, TODAY, TODAY).state())
        .isEqualTo(LeaveState.REQUESTED);
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> Leave.request("EAST", "li", TODAY.minusDays(1), TODAY, TODAY))
        .returns("leave.past", RuleViolation::code);
  }

  @Test
  void whoAsksDoesNotDecide() {
    Leave asked = Leave.request("EAST", "li", TODAY, TODAY, TODAY);

    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> asked.decided(LeaveState.APPROVED, "li"))
        .returns("leave.own-request", RuleViolation::code);
  }

  @Test
  void whatIsDecidedIsNotDecidedAgain() {
    Leave approved =
        Leave.request("EAST", "li", TODAY, TODAY, TODAY).decided(LeaveState.APPROVED, "tang");

    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> approved.decided(LeaveState.REJECTED, "tang"))
        .returns("leave.wrong-state", RuleViolation::code);
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(approved::withdrawn)
        .returns("leave.wrong-state", RuleViolation::code);
  }
}
