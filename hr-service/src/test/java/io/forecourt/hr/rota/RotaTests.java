package io.forecourt.hr.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotaTests {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  private static Shift shift(String person, String from, String to) {
    return new Shift(
        person, Instant.parse("2026-11-23T" + from + "Z"), Instant.parse("2026-11-23T" + to + "Z"));
  }

  private static Rota rota(Shift... shifts) {
    return Rota.plan("EAST", "sh", MONDAY, List.of(shifts));
  }

  @Test
  void aPublishedRotaIsNotPublishedAgain() {
    var published = rota(shift("li", "01:00:00", "10:00:00")).publish();

    assertThat(published.state()).isEqualTo(RotaState.PUBLISHED);
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(published::publish)
        .returns("rota.wrong-state", RuleViolation::code);
  }

  @Test
  void anEmptyRotaIsNotPublished() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> rota().publish())
        .returns("rota.empty", RuleViolation::code);
  }

  @Test
  void nobodyWorksTwoShiftsAtOnce() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(
            () -> rota(shift("li", "01:00:00", "05:00:00"), shift("li", "04:59:59", "10:00:00")))
        .returns("rota.double-shift", RuleViolation::code);
  }

  @Test
  void aShiftMayBeginWhenTheLastOneEnds() {
    assertThat(
            rota(shift("li", "01:00:00", "05:00:00"), shift("li", "05:00:00", "10:00:00")).shifts())
        .hasSize(2);
  }

  @Test
  void aShiftThatEndsWhenItStartsIsRefused() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> rota(shift("li", "01:00:00", "01:00:00")))
        .returns("rota.shift-ends-before-start", RuleViolation::code);
  }

  @Test
  void aSwapGivesTheShiftsOfTheDayToTheColleague() {
    var swapped = rota(shift("li", "01:00:00", "10:00:00")).swap("li", "zhao", _ -> true);

    assertThat(swapped.shifts()).extracting(Shift::personId).containsExactly("zhao");
  }

  @Test
  void aSwapWithoutAShiftIsRefused() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> rota(shift("li", "01:00:00", "10:00:00")).swap("li", "zhao", _ -> false))
        .returns("rota.no-shift", RuleViolation::code);
  }

  @Test
  void aSwapToAColleagueWhoWorksThenIsRefused() {
    var rota = rota(shift("li", "01:00:00", "10:00:00"), shift("zhao", "02:00:00", "11:00:00"));

    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> rota.swap("li", "zhao", _ -> true))
        .returns("rota.double-shift", RuleViolation::code);
  }
}
