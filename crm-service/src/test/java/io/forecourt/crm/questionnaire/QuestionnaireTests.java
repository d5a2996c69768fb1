package io.forecourt.crm.questionnaire;

import static io.forecourt.crm.questionnaire.QuestionnaireMother.NOON;
import static io.forecourt.crm.questionnaire.QuestionnaireMother.draft;
import static io.forecourt.crm.questionnaire.QuestionnaireMother.item;
import static io.forecourt.crm.questionnaire.QuestionnaireState.DRAFT;
import static io.forecourt.crm.questionnaire.QuestionnaireState.PUBLISHED;
import static io.forecourt.crm.questionnaire.QuestionnaireState.RETIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.forecourt.crm.questionnaire.Questionnaire.Draft;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.RuleViolation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionnaireTests {
  private static final Map<String, Integer> FILLED =
      Map.of("OVERALL", 10, "HANDOVER", 1, "ADVICE", 10);

  private final Questionnaire asked = QuestionnaireMother.published();

  @ParameterizedTest
  @CsvSource({"1, 0.00", "10, 100.00", "4, 33.33"})
  void aGradeIsWorthItsPlaceOnTheScale(int grade, String points) {
    assertThat(asked.points(grade)).isEqualByComparingTo(points);
  }

  @Test
  void whatWasLeftOutDoesNotWeigh() {
    // 40 × 100 + 30 × 0 + 20 × 100 of a weight of 90
    assertThat(asked.score(FILLED, _ -> true).orElseThrow()).isEqualByComparingTo("66.67");
  }

  @Test
  void aPersonsScoreCountsThePersonsItemsOnly() {
    assertThat(asked.score(FILLED, one -> one.measured() == Measured.CONSULTANT).orElseThrow())
        .isEqualByComparingTo("40.00");
    assertThat(asked.score(FILLED, one -> one.measured() == Measured.INSURANCE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"8, false", "9, true", "10, true"})
  void theGradeOfTheWholeSaysWhetherACustomerIsVerySatisfied(int grade, boolean very) {
    assertThat(asked.isVerySatisfied(Map.of("OVERALL", grade))).isEqualTo(very);
  }

  @Test
  void anAnswerNeedsEveryItemThatMayNotBeLeftOut() {
    assertThatNoException().isThrownBy(() -> asked.requireAnswers(FILLED));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> asked.requireAnswers(Map.of("OVERALL", 10, "HANDOVER", 1)));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () ->
                asked.requireAnswers(
                    Map.of("OVERALL", 10, "HANDOVER", 1, "ADVICE", 1, "COFFEE", 1)));
  }

  @ParameterizedTest
  @CsvSource({"0", "11"})
  void aGradeOffTheScaleIsRefused(int grade) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () -> asked.requireAnswers(Map.of("OVERALL", grade, "HANDOVER", 1, "ADVICE", 1)));
  }

  @ParameterizedTest
  @CsvSource({"5, 5, 5, OVERALL", "1, 10, 11, OVERALL", "1, 10, 1, OVERALL", "1, 10, 9, INSURANCE"})
  void whatDoesNotFitTogetherIsRefused(int min, int max, int best, String overall) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () -> Questionnaire.draft("EAST", 1, draft(min, max, best, overall), "p", NOON));
  }

  @Test
  void anItemStandsThereOnce() {
    var twice =
        new Draft(
            SurveyKind.SSI,
            "t",
            1,
            10,
            "A",
            9,
            List.of(
                item("A", 1, "X", Measured.STORE, false),
                item("A", 1, "X", Measured.STORE, false)));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> Questionnaire.draft("EAST", 1, twice, "p", NOON));
  }

  @Test
  void aPublishedOneIsNeverChanged() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> asked.revised(draft(1, 5, 5, "OVERALL"), "p", NOON))
        .returns("questionnaire.published", RuleViolation::code);
  }

  @ParameterizedTest
  @EnumSource
  void itIsPublishedThenRetired(QuestionnaireState from) {
    for (QuestionnaireState to : QuestionnaireState.values()) {
      assertThat(from.canBecome(to))
          .isEqualTo(from == DRAFT && to == PUBLISHED || from == PUBLISHED && to == RETIRED);
    }
  }
}
