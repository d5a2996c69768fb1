package io.forecourt.insurance.renewal;

import static io.forecourt.insurance.policy.PolicyKind.COMMERCIAL;
import static io.forecourt.insurance.policy.PolicyKind.COMPULSORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.insurance.policy.PolicyKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoverTests {
  private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);
  private static final LocalDate MAY = LocalDate.of(2027, 5, 1);
  private static final Cover BOTH = Cover.of("p", MARCH, "m", MAY);

  @Test
  void theEarlierEndOfTheTwoPoliciesCounts() {
    assertThat(Cover.of("p", MAY, "m", MARCH).renewalDate()).isEqualTo(MARCH);
    assertThat(BOTH.renewalDate()).isEqualTo(MARCH);
    assertThat(Cover.of(null, null, "m", MAY).renewalDate()).isEqualTo(MAY);
  }

  @Test
  void thePoliciesOfACarMayBeIssuedInEitherOrder() {
    Cover compulsoryFirst = Cover.first(COMPULSORY, "p", MARCH).issued(COMMERCIAL, "m", MAY);
    Cover commercialFirst = Cover.first(COMMERCIAL, "m", MAY).issued(COMPULSORY, "p", MARCH);

    assertThat(compulsoryFirst).isEqualTo(BOTH);
    assertThat(commercialFirst).isEqualTo(BOTH);
  }

  @Test
  void aPolicyTakesThePlaceOfWhatWasSupposedOfItsKindOnly() {
    Cover elsewhere = Cover.elsewhere(MARCH);

    assertThat(elsewhere.insuredHere()).isFalse();
    assertThat(elsewhere.issued(COMPULSORY, "p", MAY))
        .isEqualTo(Cover.of("p", MAY, null, null))
        .returns(true, Cover::insuredHere);
    assertThat(elsewhere.issued(COMMERCIAL, "m", MAY))
        .isEqualTo(Cover.of(null, MARCH, "m", MAY))
        .returns(true, Cover::insuredHere);
  }

  @Test
  void aRenewedKindLeavesTheEndOfTheOther() {
    assertThat(BOTH.issued(COMPULSORY, "q", MARCH.plusYears(1)).renewalDate()).isEqualTo(MAY);
    assertThat(BOTH.issued(COMMERCIAL, "n", MAY.plusYears(1)).renewalDate()).isEqualTo(MARCH);
  }

  @Test
  void aCancelledPolicyLeavesTheOtherOneHere() {
    assertThat(BOTH.cancelled("m"))
        .isEqualTo(Cover.of("p", MARCH, null, MAY))
        .returns(true, Cover::insuredHere);
    assertThat(BOTH.cancelled("p"))
        .isEqualTo(Cover.of(null, MARCH, "m", MAY))
        .returns(true, Cover::insuredHere);
  }

  @Test
  void withoutEitherPolicyTheCarIsInsuredElsewhere() {
    assertThat(BOTH.cancelled("m").cancelled("p"))
        .isEqualTo(BOTH.cancelled("p").cancelled("m"))
        .isEqualTo(Cover.of(null, MARCH, null, MAY))
        .returns(false, Cover::insuredHere);
  }

  @Test
  void aPolicyOfAnotherCarChangesNothing() {
    assertThat(BOTH.cancelled("x")).isEqualTo(BOTH);
  }

  @Test
  void whatEndedInTheSeasonIsLostForAYearAndWhatEndsLaterStays() {
    assertThat(BOTH.lost(MAY.minusDays(1)))
        .isEqualTo(Cover.of(null, MARCH.plusYears(1), "m", MAY))
        .returns(MAY, Cover::renewalDate);
    assertThat(BOTH.lost(MAY))
        .isEqualTo(Cover.of(null, MARCH.plusYears(1), null, MAY.plusYears(1)))
        .returns(false, Cover::insuredHere);
    assertThat(Cover.of("p", MAY, "m", MARCH).lost(MARCH))
        .isEqualTo(Cover.of("p", MAY, null, MARCH.plusYears(1)));
  }

  @ParameterizedTest
  @EnumSource
  void aRenewalThatIsOffLeavesWhatWasBefore(PolicyKind kind) {
    Cover renewed = BOTH.issued(kind, "q", MAY.plusYears(1));

    assertThat(renewed.restored(kind, BOTH)).isEqualTo(BOTH);
  }

  @Test
  void aDateThatTheCustomerTellsMovesWhatEndsFirst() {
    assertThat(Cover.of(null, MARCH, null, MAY).expectedOn(MARCH.plusDays(9)))
        .isEqualTo(Cover.of(null, MARCH.plusDays(9), null, MAY));
    assertThat(Cover.of(null, MARCH, null, MARCH).expectedOn(MAY))
        .isEqualTo(Cover.of(null, MAY, null, MAY));
  }

  @Test
  void whetherItIsOursIsAskedOfWhatEndsFirst() {
    assertThat(BOTH.cancelled("p").endsHere()).isFalse();
    assertThat(BOTH.cancelled("m").endsHere()).isTrue();
    assertThat(Cover.of(null, MARCH, "m", MARCH).endsHere()).isTrue();
  }

  @Test
  void aPolicyIsKnownByItsKind() {
    assertThat(BOTH.kindOf("m")).contains(COMMERCIAL);
    assertThat(BOTH.kindOf("x")).isEmpty();
    assertThat(BOTH.policyId()).isEqualTo("p");
    assertThat(BOTH.cancelled("p").policyId()).isEqualTo("m");
    assertThat(Cover.elsewhere(MAY).policyId()).isNull();
  }
}
