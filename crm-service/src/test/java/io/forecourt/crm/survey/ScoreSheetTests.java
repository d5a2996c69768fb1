package io.forecourt.crm.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.crm.questionnaire.Questionnaire;
import io.forecourt.crm.questionnaire.QuestionnaireMother;
import io.forecourt.crm.survey.ScoreSheet.Filled;
import io.forecourt.crm.survey.ScoreSheet.Key;
import io.forecourt.crm.survey.ScoreSheet.Line;
import io.forecourt.crm.survey.ScoreSheet.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreSheetTests {
  private static final Questionnaire ASKED = QuestionnaireMother.published();
  private static final Measure MEASURE =
      new Measure(new BigDecimal("85"), new BigDecimal("95"), 1, _ -> true);

  @Test
  void nobodyAnsweredSaysNothing() {
    ScoreSheet sheet = ScoreSheet.of(List.of(), Map.of(), MEASURE);

    assertThat(sheet.score()).isNull();
    assertThat(sheet.verySatisfiedShare()).isNull();
    assertThat(sheet.lines()).isEmpty();
  }

  @Test
  void theIndexIsTheMeanOfTheAnswers() {
    ScoreSheet sheet =
        ScoreSheet.of(List.of(filled(10, 10, "p-1"), filled(8, 7, "p-2")), Map.of(), MEASURE);

    // 100.00 and (40 × 77.78 + 30 × 66.67 + 20 × 100) / 90 = 79.01
    assertThat(sheet.score()).isEqualByComparingTo("89.51");
    assertThat(sheet.verySatisfiedShare()).isEqualByComparingTo("0.5");
  }

  @Test
  void whatCostsTheIndexMostComesFirst() {
    ScoreSheet sheet = ScoreSheet.of(List.of(filled(10, 7, "p-1")), Map.of(), MEASURE);

    Line first = sheet.lines().getFirst();
    assertThat(first.key()).isEqualTo(new Key(ResultLevel.ITEM, "HANDOVER", null));
    assertThat(first.gap()).isEqualByComparingTo("28.33");
    assertThat(first.weight()).isEqualByComparingTo("0.3333");
    assertThat(first.impact()).isEqualByComparingTo("9.44");
    assertThat(sheet.weak())
        .extracting(Line::key)
        .containsExactly(
            new Key(ResultLevel.ITEM, "HANDOVER", null),
            new Key(ResultLevel.PERSON_ITEM, "HANDOVER", "p-1"));
  }

  @ParameterizedTest
  @CsvSource({"85.01, true", "85.00, true", "66.67, false", "66.66, false"})
  void anItemIsWeakBelowTheLimitOnly(String weakBelow, boolean weak) {
    var measure = new Measure(new BigDecimal(weakBelow), new BigDecimal("95"), 1, _ -> true);

    ScoreSheet sheet = ScoreSheet.of(List.of(filled(10, 7, "p-1")), Map.of(), measure);

    assertThat(!sheet.weak().isEmpty()).isEqualTo(weak);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, false"})
  void tooFewAnswersSayNothingAboutAnItem(int least, boolean weak) {
    var measure = new Measure(new BigDecimal("85"), new BigDecimal("95"), least, _ -> true);

    ScoreSheet sheet = ScoreSheet.of(List.of(filled(10, 7, "p-1")), Map.of(), measure);

    assertThat(!sheet.weak().isEmpty()).isEqualTo(weak);
  }

  @Test
  void theScoreOfWhoLeftStaysWithTheTeam() {
    var measure =
        new Measure(new BigDecimal("85"), new BigDecimal("95"), 1, person -> !person.equals("p-1"));

    ScoreSheet sheet = ScoreSheet.of(List.of(filled(10, 7, "p-1")), Map.of(), measure);

    assertThat(sheet.lines()).noneMatch(line -> line.key().personId() != null);
    assertThat(line(sheet, new Key(ResultLevel.DEPARTMENT, "SHOWROOM", null)).score())
        .isEqualByComparingTo("88.89");
  }

  @Test
  void eachLineIsComparedWithThePeriodBefore() {
    var key = new Key(ResultLevel.PERSON, "CONSULTANT", "p-1");

    ScoreSheet sheet =
        ScoreSheet.of(
            List.of(filled(10, 10, "p-1")), Map.of(key, new BigDecimal("71.20")), MEASURE);

    assertThat(line(sheet, key).previousScore()).isEqualByComparingTo("71.20");
    assertThat(line(sheet, new Key(ResultLevel.ITEM, "ADVICE", null)).previousScore()).isNull();
  }

  private static Line line(ScoreSheet sheet, Key key) {
    return sheet.lines().stream().filter(one -> one.key().equals(key)).findAny().orElseThrow();
  }

  private static Filled filled(int overall, int handover, @Nullable String consultant) {
    Map<String, Integer> grades = Map.of("OVERALL", overall, "HANDOVER", handover, "ADVICE", 10);
    return new Filled(
        ASKED,
        grades,
        ASKED.score(grades, _ -> true).orElseThrow(),
        ASKED.isVerySatisfied(grades),
        consultant,
        null);
  }
}
