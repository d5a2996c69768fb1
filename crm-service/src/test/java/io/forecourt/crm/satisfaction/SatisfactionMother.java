package io.forecourt.crm.satisfaction;

import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.crm.survey.SurveyPeriodEnded;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Plans, actions and weak items as they begin. */
final class SatisfactionMother {
  static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");
  static final Instant DUE = NOON.plus(Duration.ofDays(7));

  private SatisfactionMother() {}

  static SatisfactionPlan draft() {
    return SatisfactionPlan.draft(
        "SP-1",
        "EAST",
        "p-sm",
        new SatisfactionPlan.Draft(
            SurveyKind.SSI,
            PlanSpan.YEAR,
            LocalDate.of(2026, 11, 26),
            new BigDecimal("92.50"),
            new BigDecimal("0.9500"),
            "text"),
        "sealed",
        NOON);
  }

  static SatisfactionAction action() {
    return SatisfactionAction.set(
        draft(),
        new SatisfactionAction.Topic("w-1", "HANDOVER", "DELIVERY", "SHOWROOM"),
        "p-sh",
        "sealed",
        "p-si",
        NOON,
        DUE);
  }

  static WeakItem weakItem() {
    var weak =
        new SurveyPeriodEnded.Weak(
            "HANDOVER",
            "DELIVERY",
            "SHOWROOM",
            "p-sc",
            new BigDecimal("66.67"),
            new BigDecimal("28.33"),
            new BigDecimal("9.44"));
    return WeakItem.found(
        new SurveyPeriodEnded("period-1", "EAST", SurveyKind.SSI, List.of(weak), DUE, NOON), weak);
  }
}
