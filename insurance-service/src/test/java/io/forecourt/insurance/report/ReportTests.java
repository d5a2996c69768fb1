package io.forecourt.insurance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportTests {
  private static final Instant DUE = Instant.parse("2026-11-23T04:00:00Z");

  @ParameterizedTest
  @EnumSource(ReportState.class)
  void aReportIsHandedInThenAcknowledgedAndNothingElse(ReportState next) {
    assertThat(ReportState.DUE.canBecome(next)).isEqualTo(next == ReportState.SUBMITTED);
    assertThat(ReportState.SUBMITTED.canBecome(next)).isEqualTo(next == ReportState.ACKNOWLEDGED);
    assertThat(ReportState.ACKNOWLEDGED.canBecome(next)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-1,true", "0,false", "1,false"})
  void itIsInTimeBeforeItsMoment(long seconds, boolean inTime) {
    assertThat(due().submitted("ir-1", DUE.plusSeconds(seconds), "[]").inTime()).isEqualTo(inTime);
  }

  @Test
  void whoHandsItInDoesNotTakeNoteOfIt() {
    Report submitted = due().submitted("ir-1", DUE, "[]");

    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> submitted.acknowledged("ir-1", DUE))
        .returns("insurance-report.own", RuleViolation::code);
    assertThat(submitted.acknowledged("ih-1", DUE).state()).isEqualTo(ReportState.ACKNOWLEDGED);
  }

  @ParameterizedTest
  @CsvSource({"39,40,97.5,false", "40,40,100.0,true", "1,3,33.3,false", "0,0,,true"})
  void attainmentIsPercentOfTheTarget(int policies, int target, String percent, boolean reached) {
    var business = ReportFigures.Business.of(policies, Money.zero(), target);

    assertThat(business.attainment()).isEqualTo(percent);
    assertThat(business.isReached()).isEqualTo(reached);
  }

  private static Report due() {
    return new Report(
        "r",
        "EAST",
        ReportKind.WEEKLY,
        "2026-W47",
        LocalDate.of(2026, 11, 16),
        LocalDate.of(2026, 11, 22),
        "{}",
        ReportState.DUE,
        "ir-1",
        DUE,
        DUE,
        LocalDate.of(2026, 11, 23),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
