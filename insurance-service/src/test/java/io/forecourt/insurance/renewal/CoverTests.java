package io.forecourt.insurance.renewal;

import static io.forecourt.insurance.renewal.PolicyKind.COMMERCIAL;
import static io.forecourt.insurance.renewal.PolicyKind.COMPULSORY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CoverTests {
  private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);
  private static final LocalDate MAY = LocalDate.of(2027, 5, 1);

  @Test
  void theEarlierEndOfTheTwoPoliciesCounts() {
    assertThat(Cover.of("p", true, MAY, MARCH).renewalDate()).isEqualTo(MARCH);
    assertThat(Cover.of("p", true, MARCH, MAY).renewalDate()).isEqualTo(MARCH);
    assertThat(Cover.of("p", true, null, MAY).renewalDate()).isEqualTo(MAY);
  }

  @Test
  void aPolicyOfThisDeskTakesThePlaceOfASupposedDate() {
    Cover cover = Cover.elsewhere(MARCH).with("p", COMMERCIAL, MAY);

    assertThat(cover.insuredHere()).isTrue();
    assertThat(cover.renewalDate()).isEqualTo(MAY);
    assertThat(cover.with("q", COMPULSORY, MARCH).renewalDate()).isEqualTo(MARCH);
  }

  @Test
  void theOtherPolicyIsKeptWhenItEndsAfterThisSeason() {
    Cover both = Cover.of("p", true, MARCH, MAY);

    assertThat(both.renewed("q", COMPULSORY, MARCH.plusYears(1), MAY.minusDays(1)).renewalDate())
        .isEqualTo(MAY);
    assertThat(both.renewed("q", COMPULSORY, MARCH.plusYears(1), MAY).renewalDate())
        .isEqualTo(MARCH.plusYears(1));
  }
}
