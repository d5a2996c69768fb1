package io.forecourt.crm.enquiry;

import static io.forecourt.crm.enquiry.EnquiryState.ARRIVED;
import static io.forecourt.crm.enquiry.EnquiryState.CLOSED;
import static io.forecourt.crm.enquiry.EnquiryState.DISPATCHED;
import static io.forecourt.crm.enquiry.EnquiryState.DROPPED;
import static io.forecourt.crm.enquiry.EnquiryState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnquiryTests {
  private static final Instant ASKED = Instant.parse("2026-11-21T02:00:00Z");
  private static final Instant DUE = ASKED.plusSeconds(900);

  @ParameterizedTest
  @EnumSource
  void everyPairOfStatesFollowsTheTable(EnquiryState from) {
    Map<EnquiryState, Set<EnquiryState>> table =
        Map.of(
            OPEN, EnumSet.of(DISPATCHED, CLOSED, DROPPED),
            DISPATCHED, EnumSet.of(ARRIVED, CLOSED, DROPPED),
            ARRIVED, EnumSet.of(CLOSED, DROPPED));

    for (EnquiryState to : EnquiryState.values()) {
      assertThat(from.canBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(table.getOrDefault(from, Set.of()).contains(to));
    }
  }

  @Test
  void anAnswerBeforeTheLimitIsInTimeAndAtTheLimitLate() {
    assertThat(enquiry(false).closed("v1", "p", DUE.minusMillis(1)).overdue()).isFalse();
    assertThat(enquiry(false).closed("v1", "p", DUE).overdue()).isTrue();
  }

  @Test
  void onceHelpIsThereNoLimitRuns() {
    Enquiry helped = enquiry(true).dispatched("v1", ASKED, DUE).arrived(ASKED.plusSeconds(60));

    assertThat(helped.isAwaited()).isFalse();
    assertThat(helped.closed("v1", "p", DUE.plusSeconds(3600)).overdue()).isFalse();
  }

  @Test
  void helpIsSentForRescueOnly() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> enquiry(false).dispatched("v1", ASKED, DUE))
        .returns("enquiry.no-rescue", RuleViolation::code);
  }

  private static Enquiry enquiry(boolean rescue) {
    return new Enquiry(
        "e-1",
        "EN-EAST-20261121-0001",
        "EAST",
        "PRODUCT",
        rescue,
        EnquiryChannel.PHONE,
        null,
        "p",
        "v1",
        null,
        false,
        "p",
        ASKED,
        ASKED,
        OPEN,
        "p",
        DUE,
        false,
        Enquiry.Help.NONE,
        Enquiry.Answer.NONE,
        null);
  }
}
