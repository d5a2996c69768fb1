package io.forecourt.hr.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.hr.fact.Fact;
import io.forecourt.hr.person.StaffMember;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DutyItemTests {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final Instant DEADLINE = Instant.parse("2026-11-24T16:00:00Z");
  private static final StaffMember OWNER =
      new StaffMember(
          "sun-yue", "ca.sun", "EAST", List.of(), Set.of("ca"), "d", "p", null, true, List.of());

  @Nested
  class ATick {

    private final DutyItem item =
        DutyItem.ofPeriod(
            "SD-72",
            OWNER,
            DutyItem.Span.of(Cadence.DAILY.around(LocalDate.of(2026, 11, 24)), ZONE),
            "2026-01-01",
            1);

    @Test
    void countsUntilTheLastMoment() {
      assertThat(item.tickedBy("sun-yue", "done", DEADLINE.minusNanos(1)).state())
          .isEqualTo(DutyState.DONE_MANUAL);
    }

    @Test
    void isTooLateFromTheDeadlineOnThoughNobodyCalledItMissedYet() {
      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> item.tickedBy("sun-yue", "done", DEADLINE))
          .returns("duty.too-late", RuleViolation::code);
    }

    @Test
    void doesNotMendWhatWasMissed() {
      DutyItem missed = item.missed();

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> missed.tickedBy("sun-yue", "done", DEADLINE.minusSeconds(1)))
          .returns("duty.too-late", RuleViolation::code);
      assertThat(missed.correctedBy("head", "saw it", DEADLINE).state())
          .isEqualTo(DutyState.DONE_MANUAL);
    }
  }

  @Nested
  class ACase {

    private final DutyItem item = opened(told("order", 5, NOON));

    @Test
    void isSetAgainByALaterFactOfItsSubjectWhateverTimeThatHas() {
      assertThat(item.isOutdatedBy(told("order", 6, NOON.minusSeconds(1)))).isTrue();
      assertThat(item.isOutdatedBy(told("order", 5, NOON.plusSeconds(1)))).isFalse();
      assertThat(item.isOutdatedBy(told("order", 4, NOON.plusSeconds(1)))).isFalse();
    }

    @Test
    void isSetAgainByALaterMomentWhereTheSubjectIsAnother() {
      assertThat(item.isOutdatedBy(told("quote", 1, NOON.plusSeconds(1)))).isTrue();
      assertThat(item.isOutdatedBy(told("quote", 9, NOON))).isFalse();
    }

    @Test
    void isNotEndedByWhatWasToldBeforeIt() {
      assertThat(item.outdates(told("order", 4, NOON))).isTrue();
      assertThat(item.outdates(told("order", 5, NOON))).isFalse();
      assertThat(item.outdates(told("call", 1, NOON))).isFalse();
    }

    @Test
    void thatEndedIsOwedAgainWithoutARemark() {
      DutyItem ended = item.endedBy(told("order", 6, NOON), NOON);

      DutyItem again = ended.setAgain(told("order", 7, NOON), "li-na", span(NOON), NOON);

      assertThat(ended.isCaseEnded()).isTrue();
      assertThat(again.state()).isEqualTo(DutyState.DUE);
      assertThat(again.ownerId()).isEqualTo("li-na");
      assertThat(again.remark()).isNull();
    }

    @Test
    void thatWasMissedStaysMissedWhenTheNewLimitHasPassedToo() {
      DutyItem missed = item.missed();

      assertThat(missed.setAgain(told("order", 6, NOON), "sun-yue", span(NOON), DEADLINE).state())
          .isEqualTo(DutyState.OVERDUE);
      assertThat(missed.setAgain(told("order", 6, NOON), "sun-yue", span(NOON), NOON).state())
          .isEqualTo(DutyState.DUE);
    }

    @Test
    void thatASuperiorLetGoIsNotSetAgain() {
      DutyItem waived = item.waivedBy("head", "not this one", NOON);

      assertThatExceptionOfType(RuleViolation.class)
          .isThrownBy(() -> waived.setAgain(told("order", 6, NOON), "sun-yue", span(NOON), NOON))
          .returns("duty.wrong-state", RuleViolation::code);
    }

    private static DutyItem opened(Fact trigger) {
      return DutyItem.ofCase(
          "SC-17", "order", OWNER, false, trigger, span(trigger.at()), "2026-01-01", 1);
    }

    private static DutyItem.Span span(Instant triggeredAt) {
      return DutyItem.Span.ofCase(triggeredAt, DEADLINE, DEADLINE, ZONE);
    }

    private static Fact told(String subject, long sequence, Instant at) {
      return new Fact(
          "e-" + sequence,
          "io.forecourt.sales.delivery-scheduled.v1",
          subject,
          sequence,
          "EAST",
          "system",
          at,
          JsonMapper.shared().createObjectNode());
    }
  }
}
