package io.forecourt.crm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReferralTests {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final Instant ENDS = Instant.parse("2027-05-20T16:00:00Z");

  @Test
  void anOrderCountsUntilTheWindowEnds() {
    Referral referral = recorded("c-2");

    assertThat(referral.counts(ENDS.minusNanos(1_000))).isTrue();
    assertThat(referral.counts(ENDS)).isFalse();
  }

  @Test
  void whoTurnsOutToBeOnePersonBroughtNobody() {
    assertThat(recorded("c-1").counts(NOON)).isFalse();
  }

  @Test
  void itConvertsOnceAndAgainAfterTheOrderWasCancelled() {
    Referral converted = recorded("c-2").converted("o-1", NOON);

    assertThat(converted.counts(NOON)).isFalse();
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> converted.converted("o-2", NOON))
        .returns("referral.wrong-state", RuleViolation::code);
    Referral again = converted.reopened();
    assertThat(again.orderId()).isNull();
    assertThat(again.converted("o-2", NOON).orderId()).isEqualTo("o-2");
    assertThatExceptionOfType(RuleViolation.class).isThrownBy(again::reopened);
  }

  @Test
  void anOrderThatWasCancelledStaysSoWhenItsPlacingIsToldLater() {
    ReferralOrder order = ReferralOrder.unknown("o-1", "EAST").cancelled(7);

    assertThat(order.placed("l-1", "p-sc", NOON, 3).cancelled()).isTrue();
    assertThat(order.placed("l-1", "p-sc", NOON, 8).cancelled()).isFalse();
  }

  private static Referral recorded(String referred) {
    return new Referral(
        Referral.newId(),
        "RF-1",
        "EAST",
        "c-1",
        referred,
        "l-1",
        "p-sc",
        NOON,
        ENDS,
        Referral.State.RECORDED,
        null,
        null,
        null);
  }
}
