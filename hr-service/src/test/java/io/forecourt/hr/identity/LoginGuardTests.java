package io.forecourt.hr.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.hr.identity.LoginGuard.Kind;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginGuardTests {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ACCOUNT, 1,  PT0S
          ACCOUNT, 4,  PT0S
          ACCOUNT, 5,  PT5S
          ACCOUNT, 6,  PT10S
          ACCOUNT, 12, PT10M40S
          ACCOUNT, 13, PT15M
          ACCOUNT, 90, PT15M
          ADDRESS, 29, PT0S
          ADDRESS, 30, PT5S
          """)
  void theWaitGrowsWithEachFailure(Kind kind, int failures, Duration wait) {
    assertThat(kind.waitAfter(failures)).isEqualTo(wait);
  }
}
