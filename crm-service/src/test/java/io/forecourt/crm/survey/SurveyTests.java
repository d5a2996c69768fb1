package io.forecourt.crm.survey;

import static io.forecourt.crm.survey.SurveyMother.ASKED;
import static io.forecourt.crm.survey.SurveyMother.DUE;
import static io.forecourt.crm.survey.SurveyMother.NOON;
import static io.forecourt.crm.survey.SurveyMother.answered;
import static io.forecourt.crm.survey.SurveyMother.given;
import static io.forecourt.crm.survey.SurveyMother.issued;
import static io.forecourt.crm.survey.SurveyState.ANSWERED;
import static io.forecourt.crm.survey.SurveyState.DROPPED;
import static io.forecourt.crm.survey.SurveyState.EXPIRED;
import static io.forecourt.crm.survey.SurveyState.ISSUED;
import static io.forecourt.crm.survey.SurveyState.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.platform.rule.RuleViolation;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyTests {
  private static final Map<SurveyState, Set<SurveyState>> ALLOWED =
      Map.of(
          ISSUED, Set.of(ANSWERED, EXPIRED, DROPPED),
          ANSWERED, Set.of(VOIDED),
          EXPIRED, Set.of(),
          VOIDED, Set.of(),
          DROPPED, Set.of());

  @ParameterizedTest
  @EnumSource
  void anAnswerIsVoidedNeverDeleted(SurveyState from) {
    assertThat(from.successors()).isEqualTo(ALLOWED.get(from));
  }

  @ParameterizedTest
  @EnumSource(names = "ISSUED", mode = EnumSource.Mode.EXCLUDE)
  void aSurveyIsAnsweredOnce(SurveyState other) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> SurveyMother.in(other).answered(ASKED, given("c-1"), NOON))
        .returns("survey.wrong-state", RuleViolation::code);
  }

  @Test
  void itIsAnsweredBeforeItsLastMomentAndNotAtIt() {
    Survey inTime = issued().answered(ASKED, given("c-1"), DUE.minusNanos(1_000));

    assertThat(inTime.state()).isEqualTo(ANSWERED);
    // 40 × 100 + 30 × 66.67 + 20 × 100 + 10 × 100
    assertThat(inTime.score()).isEqualByComparingTo("90.00");
    assertThat(inTime.verySatisfied()).isTrue();
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> issued().answered(ASKED, given("c-1"), DUE))
        .returns("survey.expired", RuleViolation::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p-sc", "p-in"})
  void whomItMeasuresDoesNotHoldThePen(String measured) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> issued().answered(ASKED, given(measured), NOON))
        .returns("survey.own-answer", RuleViolation::code);
  }

  @Test
  void anInterviewKeepsTheCallBehindIt() {
    var call =
        new Survey.Given(
            given("p-si").grades(), null, "p-si", new Evidence(Evidence.Kind.CALL, "pbx-1"));

    Survey interviewed = issued().answered(ASKED, call, NOON);

    assertThat(interviewed.channel()).isEqualTo(SurveyChannel.INTERVIEW);
    assertThat(interviewed.evidenceReference()).isEqualTo("pbx-1");
  }

  @Test
  void aVoidedAnswerKeepsItsGradesAndBothPeople() {
    Survey voided = SurveyMother.voided();

    assertThat(voided.grades()).hasSize(4);
    assertThat(voided.voidAskedBy()).isEqualTo("p-si");
    assertThat(voided.voidedBy()).isEqualTo("p-cs");
  }

  @Test
  void anAnswerWhoseVoidingWasRefusedCounts() {
    Survey kept =
        answered().voidingAsked(VoidReason.COACHED, "p-si").voidingSettled(false, "p-cs", NOON);

    assertThat(kept.state()).isEqualTo(ANSWERED);
    assertThat(kept.voidReason()).isNull();
  }

  @Test
  void itIsAskedForOnce() {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(
            () ->
                answered()
                    .voidingAsked(VoidReason.COACHED, "p-si")
                    .voidingAsked(VoidReason.FILLED_IN, "p-cs"))
        .returns("survey.voiding-asked", RuleViolation::code);
  }
}
