package io.forecourt.crm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.report.CrmReport.State;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CrmReportTests {
  private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

  @Test
  void aDraftIsPublishedWithItsWordsAndItsFiguresStay() {
    var published = draft().published("sealed", "p-cs", NOON);

    assertThat(published.state()).isEqualTo(State.PUBLISHED);
    assertThat(published.figures()).isEqualTo("[]");
    assertThat(published.publishedBy()).isEqualTo("p-cs");
    assertThat(published.publishedAt()).isEqualTo(NOON);
  }

  @Test
  void aReportIsPublishedOnce() {
    var published = draft().published("sealed", "p-cs", NOON);

    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> published.published("other", "p-cs", NOON))
        .returns("crm-report.wrong-state", RuleViolation::code);
  }

  private static CrmReport draft() {
    return new CrmReport(
        "r-1",
        "CR-EAST-20261126-0001",
        "EAST",
        "PERFORMANCE",
        LocalDate.of(2026, 10, 1),
        LocalDate.of(2026, 10, 31),
        State.DRAFT,
        "[]",
        "system",
        NOON,
        null,
        null,
        null,
        null);
  }
}
