package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.Questionnaire;
import io.forecourt.crm.questionnaire.QuestionnaireMother;
import io.forecourt.crm.questionnaire.SurveyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Surveys in every state. */
final class SurveyMother {
  static final Instant NOON = QuestionnaireMother.NOON;
  static final Instant DUE = NOON.plus(Duration.ofDays(14));
  static final Questionnaire ASKED = QuestionnaireMother.published();

  private SurveyMother() {}

  static SurveyOccasion delivery() {
    return SurveyOccasion.of(
        new SurveyOccasion.Happened(SurveyKind.SSI, "EAST", "c-1", "o-1", "p-sc", NOON),
        "period-1",
        NOON.plus(Duration.ofDays(7)));
  }

  static Survey issued() {
    return Survey.issue("SV-1", delivery(), ASKED.id(), "p-in", null, NOON, DUE);
  }

  static Survey.Given given(String by) {
    return new Survey.Given(
        Map.of("OVERALL", 10, "HANDOVER", 7, "ADVICE", 10, "INSURANCE", 10), null, by, null);
  }

  static Survey answered() {
    return issued().answered(ASKED, given("c-1"), NOON.plusSeconds(60));
  }

  static Survey in(SurveyState state) {
    return switch (state) {
      case ISSUED -> issued();
      case ANSWERED -> answered();
      case EXPIRED -> issued().expired();
      case VOIDED -> voided();
      case DROPPED -> issued().dropped();
    };
  }

  static Survey voided() {
    return answered()
        .voidingAsked(VoidReason.COACHED, "p-si")
        .voidingSettled(true, "p-cs", NOON.plusSeconds(90));
  }
}
