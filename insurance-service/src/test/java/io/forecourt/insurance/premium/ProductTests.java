package io.forecourt.insurance.premium;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ProductTests {

  @ParameterizedTest
  @EnumSource(names = {"PHEV", "BEV", "FCEV"})
  void whatIsPluggedInIsSoldAsNewEnergyCover(Energy energy) {
    assertThat(Product.commercialOf(energy)).isEqualTo(Product.COMMERCIAL_NEV);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"PHEV", "BEV", "FCEV"},
      mode = Mode.EXCLUDE)
  void everythingElseIsSoldAsCoverOfAnEngine(Energy energy) {
    assertThat(Product.commercialOf(energy)).isEqualTo(Product.COMMERCIAL_ICE);
  }
}
