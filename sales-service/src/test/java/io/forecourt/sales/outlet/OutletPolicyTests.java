package io.forecourt.sales.outlet;

import static io.forecourt.sales.outlet.OutletMother.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.sales.outlet.OutletPolicy.Criterion;
import io.forecourt.sales.outlet.OutletPolicy.PartnerType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutletPolicyTests {

  @ParameterizedTest
  @CsvSource({"100,100,100.0", "0,0,0.0", "80,90,82.5", "70,69,69.8", "33,34,33.3"})
  void theScoreIsTheWeightedMean(int sales, int feedback, String score) {
    assertThat(CENTRE.score(Map.of("CAR_SALES", sales, "FEEDBACK", feedback)))
        .isEqualTo(new BigDecimal(score));
  }

  @Test
  void everyCriterionHasItsPointsAndNoOther() {
    for (Map<String, Integer> points :
        List.of(Map.of("CAR_SALES", 80), Map.of("CAR_SALES", 80, "FEEDBACK", 80, "MANNERS", 80))) {
      assertThatExceptionOfType(InvalidInput.class)
          .isThrownBy(() -> CENTRE.score(points))
          .satisfies(
              wrong ->
                  assertThat(wrong.fields())
                      .containsExactly(new InvalidInput.Field("/points", "outlet.points")));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,true,false", "2,true,true", "4,true,true", "5,false,false"})
  void twoToFourCentresAreWantedAndFourAllowed(int inForce, boolean allowed, boolean reached) {
    assertThat(CENTRE.allows(inForce)).isEqualTo(allowed);
    assertThat(CENTRE.isReachedBy(inForce)).isEqualTo(reached);
  }

  @Test
  void aTypeWithoutALimitAllowsAnyNumber() {
    var agents =
        new PartnerType(
            "AGENT", "Agent", "代理商", false, true, 0, null, BigDecimal.TEN, CENTRE.criteria());

    assertThat(agents.allows(1_000)).isTrue();
    assertThat(agents.isReachedBy(1_000)).isTrue();
  }

  @Test
  void anUnknownTypeIsRefused() {
    var policy = new OutletPolicy(List.of(CENTRE), Set.of(), Set.of(), 3, 31);

    assertThat(policy.type("JOINT_STOCK_CENTRE")).isEqualTo(CENTRE);
    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> policy.type("KIOSK"));
  }

  @Test
  void aCriterionWeighsSomething() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Criterion("NOTHING", 0, "", ""));
  }
}
