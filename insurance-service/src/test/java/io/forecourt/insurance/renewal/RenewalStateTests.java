package io.forecourt.insurance.renewal;

import static io.forecourt.insurance.renewal.RenewalState.CALLED;
import static io.forecourt.insurance.renewal.RenewalState.CLOSED_NO_CAR;
import static io.forecourt.insurance.renewal.RenewalState.LOST;
import static io.forecourt.insurance.renewal.RenewalState.OPEN;
import static io.forecourt.insurance.renewal.RenewalState.PAUSED;
import static io.forecourt.insurance.renewal.RenewalState.QUOTED;
import static io.forecourt.insurance.renewal.RenewalState.REMINDED;
import static io.forecourt.insurance.renewal.RenewalState.UNREACHED;
import static io.forecourt.insurance.renewal.RenewalState.WAITING;
import static io.forecourt.insurance.renewal.RenewalState.WON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RenewalStateTests {
  private static final LocalDate END = LocalDate.of(2027, 3, 1);
  private static final Ending HOW = Ending.without(Instant.parse("2027-03-01T02:00:00Z"), "PRICE");

  /** The whole table: what is not named here is refused. */
  private static final Map<RenewalState, Set<RenewalState>> TABLE =
      new EnumMap<>(
          Map.of(
              WAITING,
              Set.of(OPEN, WON, CLOSED_NO_CAR),
              OPEN,
              Set.of(
                  REMINDED, QUOTED, CALLED, PAUSED, WAITING, WON, LOST, UNREACHED, CLOSED_NO_CAR),
              REMINDED,
              Set.of(QUOTED, CALLED, PAUSED, WAITING, WON, LOST, UNREACHED, CLOSED_NO_CAR),
              QUOTED,
              Set.of(CALLED, PAUSED, WAITING, WON, LOST, UNREACHED, CLOSED_NO_CAR),
              CALLED,
              Set.of(QUOTED, PAUSED, WAITING, WON, LOST, UNREACHED, CLOSED_NO_CAR),
              PAUSED,
              Set.of(OPEN, REMINDED, QUOTED, CALLED, WAITING, WON, LOST, CLOSED_NO_CAR),
              WON,
              Set.of(OPEN, WAITING),
              LOST,
              Set.of(),
              UNREACHED,
              Set.of(),
              CLOSED_NO_CAR,
              Set.of()));

  static Stream<Arguments> everyPair() {
    return Stream.of(RenewalState.values())
        .flatMap(from -> Stream.of(RenewalState.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void aStateIsReachedFromThoseOfTheTableOnly(RenewalState from, RenewalState to) {
    assertThat(from.canBecome(to)).isEqualTo(TABLE.getOrDefault(from, Set.of()).contains(to));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"OPEN", "REMINDED", "QUOTED", "CALLED"},
      mode = EnumSource.Mode.EXCLUDE)
  void onlyACaseAtTheDeskIsQuotedCalledOrPaused(RenewalState state) {
    Renewal renewal = in(state);

    refused(() -> renewal.offered("q"));
    refused(renewal::quoted);
    refused(renewal::called);
    refused(renewal::paused);
  }

  @ParameterizedTest
  @EnumSource(names = {"OPEN", "REMINDED", "QUOTED", "CALLED"})
  void aPausedCaseGoesOnWhereItStood(RenewalState state) {
    assertThat(in(state).paused().resumed().state()).isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"LOST", "UNREACHED"},
      mode = EnumSource.Mode.EXCLUDE)
  void onlyALossIsMeasured(RenewalState state) {
    refused(() -> in(state).measured("BETTER_OFFER", "ir-1"));
  }

  @Test
  void aReminderTakesNothingBack() {
    assertThat(in(OPEN).reminded().state()).isEqualTo(REMINDED);
    assertThat(in(CALLED).reminded().state()).isEqualTo(CALLED);
    assertThat(in(PAUSED).reminded().state()).isEqualTo(PAUSED);
  }

  @Test
  void aCaseThatIsOverMakesRoomForTheNextYear() {
    Renewal lost = in(QUOTED).lost(HOW);

    Renewal next = lost.next(lost.vin(), lost.cover().lost(END));

    assertThat(lost.openKey()).isNull();
    assertThat(next.state()).isEqualTo(WAITING);
    assertThat(next.lastOutcome()).isEqualTo(LOST);
    assertThat(next.cycle()).isEqualTo(2);
    assertThat(next.cover().renewalDate()).isEqualTo(END.plusYears(1));
    assertThat(next.cover().insuredHere()).isFalse();
  }

  @Test
  void whenTheRestOfASeasonIsBoughtTheNextOneIsWaitedFor() {
    Cover both = Cover.elsewhere(END.plusYears(1));

    assertThat(in(CALLED).settled(both))
        .returns(WAITING, Renewal::state)
        .returns(both, Renewal::cover)
        .returns(null, Renewal::season)
        .returns("LVSHCAMB2TE300001", Renewal::openKey);
    assertThat(in(WAITING).settled(both).cover()).isEqualTo(both);
    refused(() -> in(LOST).settled(both));
  }

  @Test
  void aRenewalThatIsOffOpensItsCaseAgain() {
    Cover cover = Cover.elsewhere(END);

    assertThat(in(WON).reopened(cover))
        .returns(OPEN, Renewal::state)
        .returns(null, Renewal::ending)
        .returns("LVSHCAMB2TE300001", Renewal::openKey);
    assertThat(in(WAITING).won(HOW).reopened(cover).state()).isEqualTo(WAITING);
    refused(() -> in(LOST).reopened(cover));
  }

  private static Renewal in(RenewalState state) {
    Renewal waiting = Renewal.waiting("EAST", "c", "LVSHCAMB2TE300001", "o", Cover.elsewhere(END));
    if (state == WAITING) {
      return waiting;
    }
    Renewal open = waiting.open("IN_SERVICE", "ir-1", END.minusDays(90));
    return switch (state) {
      case WAITING, OPEN -> open;
      case REMINDED -> open.reminded();
      case QUOTED -> open.offered("q").quoted();
      case CALLED -> open.called();
      case PAUSED -> open.paused();
      case WON -> open.won(HOW);
      case LOST -> open.lost(HOW);
      case UNREACHED -> open.unreached(HOW);
      case CLOSED_NO_CAR -> open.withoutCar(HOW);
    };
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(step)
        .returns("renewal.wrong-state", RuleViolation::code);
  }
}
