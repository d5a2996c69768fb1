package io.forecourt.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.local.stack.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTests {

  @ParameterizedTest
  @CsvSource({
    "+3d,PT72H",
    "+4h,PT4H",
    "90m,PT1H30M",
    "+1d12h,PT36H",
    "60s,PT1M",
    "+1d2h3m,PT26H3M"
  })
  void peopleTypeIt(String typed, Duration meant) {
    assertThat(Amount.parse(typed)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "", "3", "d", "-3d", "+0h", "+3w", "+3d4", "tomorrow"})
  void whatIsNoAmountIsRefused(String typed) {
    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> Amount.parse(typed))
        .returns(2, Trouble::exitCode);
  }

  @Test
  void peopleReadIt() {
    assertThat(Amount.words(Duration.ofHours(52))).isEqualTo("2d 4h");
    assertThat(Amount.words(Duration.ofSeconds(45))).isEqualTo("45s");
    assertThat(Amount.words(Duration.ofMinutes(23 * 60 + 15))).isEqualTo("23h 15m");
    assertThat(Amount.words(Duration.ZERO)).isEqualTo("0s");
  }
}
