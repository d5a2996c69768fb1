package io.forecourt.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesTests {

  @ParameterizedTest
  @CsvSource({"0.01, 1", "0.50, 5", "0.51, 6", "0.90, 9", "0.91, 10", "0.99, 10", "1.0, 10"})
  void aPercentileIsTheSmallestFigureThatCoversTheShare(double share, double figure) {
    Samples samples = Samples.of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);

    assertThat(samples.percentile(share)).isEqualTo(figure);
  }

  @ParameterizedTest
  @CsvSource({"0", "-0.1", "1.01"})
  void aShareOutsideOfAllIsRefused(double share) {
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.of(1).percentile(share));
  }

  @Test
  void theMedianOfAnOddNumberIsTheMiddle() {
    assertThat(Samples.of(9, 1, 5).median()).isEqualTo(5);
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    assertThat(Samples.of(9, 1, 5, 7).median()).isEqualTo(6);
  }

  @Test
  void ratiosAreTakenPairByPairAndNotOfMedians() {
    Samples ratios = Samples.ratios(new double[] {10, 60, 30}, new double[] {20, 60, 100});

    assertThat(ratios.median()).isEqualTo(0.5);
    assertThat(ratios.least()).isEqualTo(0.3);
    assertThat(ratios.most()).isEqualTo(1.0);
  }

  @Test
  void ratiosNeedPairs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.ratios(new double[] {1, 2}, new double[] {1}));
  }

  @Test
  void withoutAFigureThereIsNothingToSay() {
    assertThatIllegalArgumentException().isThrownBy(Samples::of);
  }
}
