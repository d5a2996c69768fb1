package io.forecourt.sales.outlet;

import static io.forecourt.sales.outlet.OutletMother.NOON;
import static io.forecourt.sales.outlet.OutletMother.SIGNER;
import static io.forecourt.sales.outlet.OutletState.DROPPED;
import static io.forecourt.sales.outlet.OutletState.ENDED;
import static io.forecourt.sales.outlet.OutletState.EVALUATED;
import static io.forecourt.sales.outlet.OutletState.PROSPECT;
import static io.forecourt.sales.outlet.OutletState.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OutletStateTests {

  private static final Map<OutletState, Set<OutletState>> TRANSITIONS =
      Map.of(
          PROSPECT, Set.of(EVALUATED, DROPPED),
          EVALUATED, Set.of(EVALUATED, SIGNED, DROPPED),
          SIGNED, Set.of(SIGNED, ENDED),
          ENDED, Set.of(),
          DROPPED, Set.of());

  @ParameterizedTest
  @EnumSource
  void becomesOnlyWhatTheTableSays(OutletState from) {
    for (OutletState to : OutletState.values()) {
      assertThat(from.canBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(TRANSITIONS.getOrDefault(from, Set.of()).contains(to));
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"ENDED", "DROPPED"},
      mode = Mode.EXCLUDE)
  void aPartnerIsEvaluatedUntilItsContractEndsOrItIsDropped(OutletState state) {
    Outlet evaluated =
        OutletMother.in(state).evaluated(OutletMother.assessment("90.0", NOON.plusSeconds(1)));

    assertThat(evaluated.state()).isEqualTo(state == SIGNED ? SIGNED : EVALUATED);
  }

  @ParameterizedTest
  @EnumSource(names = {"PROSPECT", "ENDED", "DROPPED"})
  void aContractNeedsAnEvaluation(OutletState state) {
    refused(
        state,
        () -> OutletMother.in(state).signed(OutletMother.contract(SIGNER, NOON.plusSeconds(2))));
  }

  @ParameterizedTest
  @EnumSource(value = OutletState.class, names = "SIGNED", mode = Mode.EXCLUDE)
  void onlyAContractInForceEnds(OutletState state) {
    refused(state, () -> OutletMother.in(state).ended());
  }

  @ParameterizedTest
  @EnumSource(value = OutletState.class, names = "SIGNED", mode = Mode.EXCLUDE)
  void onlyAPartnerWithAContractForecasts(OutletState state) {
    refused(state, () -> OutletMother.in(state).forecasting(NOON));
  }

  @ParameterizedTest
  @EnumSource(names = {"PROSPECT", "EVALUATED"})
  void whatIsDroppedKeepsItsReason(OutletState state) {
    Outlet dropped = OutletMother.in(state).dropped(OutletMother.drop());

    assertThat(dropped.state()).isEqualTo(DROPPED);
    assertThat(dropped.drop()).isEqualTo(OutletMother.drop());
  }

  @ParameterizedTest
  @EnumSource(names = {"SIGNED", "ENDED", "DROPPED"})
  void whatHadAContractIsNotDropped(OutletState state) {
    refused(state, () -> OutletMother.in(state).dropped(OutletMother.drop()));
  }

  @ParameterizedTest
  @EnumSource(names = {"ENDED", "DROPPED"})
  void whatHasEndedIsNotEvaluated(OutletState state) {
    refused(state, () -> OutletMother.in(state).evaluated(OutletMother.assessment("90.0", NOON)));
  }

  private static void refused(OutletState state, ThrowingCallable what) {
    List<String> allowed =
        TRANSITIONS.getOrDefault(state, Set.of()).stream().map(Enum::name).sorted().toList();
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(what)
        .returns("outlet.wrong-state", RuleViolation::code)
        .returns(allowed, RuleViolation::allowed);
  }
}
