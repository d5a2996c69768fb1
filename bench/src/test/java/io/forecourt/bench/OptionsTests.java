package io.forecourt.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTests {

  private static final Set<String> KNOWN = Set.of("--rounds");

  @Test
  void aQuickRunTakesTheSmallerNumber() {
    assertThat(parse("--quick").number("--rounds", 5, 3)).isEqualTo(3);
    assertThat(parse().number("--rounds", 5, 3)).isEqualTo(5);
  }

  @Test
  void aGivenNumberWinsEvenInAQuickRun() {
    assertThat(parse("--quick", "--rounds", "7").number("--rounds", 5, 3)).isEqualTo(7);
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("--round", "7"))
        .withMessageContaining("unknown option --round");
  }

  @Test
  void anOptionWithoutItsValueIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("--rounds"))
        .withMessageContaining("needs a value");
  }

  @Test
  void zeroRoundsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("--rounds", "0").number("--rounds", 5, 3));
  }

  private static Options parse(String... arguments) {
    return Options.parse(List.of(arguments), KNOWN);
  }
}
