package io.forecourt.insurance.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFigureTests {

  @ParameterizedTest
  @CsvSource({"1, 3, 33.3, 333.3", "2, 3, 66.7, 666.7", "0, 7, 0.0, 0.0", "7, 7, 100.0, 1000.0"})
  void aShareIsShownWithOneDecimal(int part, int whole, String percent, String perMille) {
    assertThat(KeyFigure.percent("K", null, part, whole).value()).isEqualTo(percent);
    assertThat(KeyFigure.perMille("K", part, whole).value()).isEqualTo(perMille);
  }

  @Test
  void aShareOfNothingHasNoValue() {
    assertThat(KeyFigure.percent("K", null, 3, null).value()).isNull();
    assertThat(KeyFigure.percent("K", null, 3, 0).value()).isNull();
    assertThat(KeyFigure.perMille("K", 3, 0).value()).isNull();
    assertThat(KeyFigure.sum("K", "D", 0, 0, BigDecimal.ZERO).value()).isNull();
  }

  @Test
  void noCaseIsANumberToo() {
    assertThat(KeyFigure.count("K", "OPEN", 0).value()).isEqualTo("0");
    assertThat(KeyFigure.sum("K", "D", 0, 4, new BigDecimal("0.00")).value()).isEqualTo("0.00");
  }
}
