package io.forecourt.crm.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.care.CareContact.Made;
import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CareTests {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 12, 12);
  private static final Made MADE =
      new Made("p-ca", NOON, Evidence.Kind.CALL, "call-1", false, true, null);

  @ParameterizedTest
  @EnumSource(names = {"MADE", "DROPPED"})
  void onlyAPlannedContactIsMadeOrDropped(CareContact.State over) {
    CareContact planned = CareContact.planned("EAST", "c-1", "o-1", "SEASON", "p-ca", NOON);
    CareContact ended = over == CareContact.State.MADE ? planned.made(MADE) : planned.dropped();

    assertThat(ended.state()).isEqualTo(over);
    assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> ended.made(MADE));
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(ended::dropped)
        .returns("care-contact.wrong-state", RuleViolation::code);
  }

  @Test
  void anEventIsHeldOnItsDayWithAGuestAndWithinItsBudget() {
    CareEvent event = event();

    assertThat(event.held(1, Money.cny("500.00"), DAY, NOON).state())
        .isEqualTo(CareEvent.State.HELD);
    refused("care-event.not-yet", () -> event.held(1, Money.cny("1.00"), DAY.minusDays(1), NOON));
    refused("care-event.nobody-came", () -> event.held(0, Money.cny("1.00"), DAY, NOON));
    refused("care-event.over-budget", () -> event.held(1, Money.cny("500.01"), DAY, NOON));
  }

  @Test
  void whatWasHeldOrCancelledIsOver() {
    CareEvent held = event().held(1, Money.cny("1.00"), DAY, NOON);
    CareEvent cancelled = event().cancelled();

    for (CareEvent over : List.of(held, cancelled)) {
      refused("care-event.wrong-state", over::cancelled);
      refused("care-event.wrong-state", () -> over.held(1, Money.cny("1.00"), DAY, NOON));
    }
  }

  @Test
  void whoPlansAnEventIsOfItsTeamOnce() {
    assertThat(CareEvent.team("p-1", List.of("p-2", "p-1"))).isEqualTo("p-1,p-2");
    assertThat(event().teamIds()).containsExactly("p-1", "p-2");
  }

  private static void refused(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(act)
        .returns(code, RuleViolation::code);
  }

  private static CareEvent event() {
    return new CareEvent(
        "e-1",
        "CE-1",
        "EAST",
        "p-1",
        "CLUB",
        true,
        "winter drive",
        "tea at eleven",
        DAY,
        new BigDecimal("500.00"),
        "CNY",
        null,
        null,
        CareEvent.team("p-1", List.of("p-2")),
        CareEvent.State.PLANNED,
        null,
        null);
  }
}
