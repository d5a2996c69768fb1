package io.forecourt.hr.duty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyStateTests {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          DUE,         DUE,         false
          DUE,         DONE_AUTO,   true
          DUE,         DONE_MANUAL, true
          DUE,         OVERDUE,     true
          DUE,         WAIVED,      true
          OVERDUE,     DUE,         false
          OVERDUE,     DONE_AUTO,   true
          OVERDUE,     DONE_MANUAL, true
          OVERDUE,     OVERDUE,     false
          OVERDUE,     WAIVED,      true
          DONE_AUTO,   DUE,         false
          DONE_AUTO,   DONE_AUTO,   false
          DONE_AUTO,   DONE_MANUAL, false
          DONE_AUTO,   OVERDUE,     false
          DONE_AUTO,   WAIVED,      false
          DONE_MANUAL, DUE,         false
          DONE_MANUAL, DONE_AUTO,   false
          DONE_MANUAL, DONE_MANUAL, false
          DONE_MANUAL, OVERDUE,     false
          DONE_MANUAL, WAIVED,      false
          WAIVED,      DUE,         false
          WAIVED,      DONE_AUTO,   false
          WAIVED,      DONE_MANUAL, false
          WAIVED,      OVERDUE,     false
          WAIVED,      WAIVED,      false
          """)
  void anItemMovesOnlyAlongTheseWays(DutyState from, DutyState to, boolean possible) {
    assertThat(from.canBecome(to)).isEqualTo(possible);
  }
}
