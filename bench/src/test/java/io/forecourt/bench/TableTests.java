package io.forecourt.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTests {

  @Test
  void namesStandLeftAndFiguresRight() {
    var table =
        new Table("", "rows/s", "ratio").row("cold", "812", "0.3").row("warm round", "5", "12");

    assertThat(table.lines())
        .containsExactly(
            "              rows/s  ratio",
            "  cold           812    0.3",
            "  warm round       5     12");
  }

  @Test
  void aRowWithACellTooFewIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Table("a", "b").row("1"));
  }
}
