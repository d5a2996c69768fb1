package io.forecourt.sales.outlet;

import static io.forecourt.sales.outlet.OutletMother.EVALUATOR;
import static io.forecourt.sales.outlet.OutletMother.NOON;
import static io.forecourt.sales.outlet.OutletMother.SIGNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import org.junit.jupiter.api.Test;

class OutletTests {

  @Test
  void aContractNeedsThePointsOfThePolicy() {
    Outlet enough = OutletMother.evaluated("70.0");
    Outlet tooFew = OutletMother.evaluated("69.9");

    assertThat(enough.canBeSignedBy(SIGNER)).isTrue();
    assertThat(enough.signed(OutletMother.contract(SIGNER, NOON)).state())
        .isEqualTo(OutletState.SIGNED);
    assertThat(tooFew.canBeSignedBy(SIGNER)).isFalse();
    refused("outlet.not-good-enough", tooFew, SIGNER);
  }

  @Test
  void whoEvaluatedDoesNotSign() {
    Outlet evaluated = OutletMother.evaluated("82.5");

    assertThat(evaluated.canBeSignedBy(EVALUATOR)).isFalse();
    refused("outlet.evaluator-may-not-sign", evaluated, EVALUATOR);
  }

  @Test
  void theNextContractNeedsAnEvaluationSinceTheLastOne() {
    Outlet signed = OutletMother.in(OutletState.SIGNED);
    Outlet sameMoment = signed.evaluated(OutletMother.assessment("90.0", NOON));
    Outlet anew = signed.evaluated(OutletMother.assessment("90.0", NOON.plusNanos(1_000)));

    assertThat(signed.canBeSignedBy(SIGNER)).isFalse();
    refused("outlet.evaluation-used", signed, SIGNER);
    refused("outlet.evaluation-used", sameMoment, SIGNER);
    assertThat(anew.canBeSignedBy(SIGNER)).isTrue();
    assertThat(anew.signed(OutletMother.contract(SIGNER, NOON.plusSeconds(1))).state())
        .isEqualTo(OutletState.SIGNED);
  }

  @Test
  void aForecastIsCorrectedOnceByEachEdition() {
    var first =
        new DealerForecast(
            "f-1", "DF-1", "o-1", "EAST", EVALUATOR, "NORTH", "2026-12", 1, 12, "[]", "[]", NOON,
            null, 0L);

    DealerForecast before = first.supersededBy("f-2");

    assertThat(first.isNewest()).isTrue();
    assertThat(before.isNewest()).isFalse();
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> before.supersededBy("f-3"))
        .returns("dealer-forecast.superseded", RuleViolation::code);
  }

  private static void refused(String code, Outlet outlet, String signer) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> outlet.signed(OutletMother.contract(signer, NOON.plusSeconds(2))))
        .returns(code, RuleViolation::code);
  }
}
