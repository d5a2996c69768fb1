package io.forecourt.hr.exam;

import static io.forecourt.hr.exam.ExamState.FAILED;
import static io.forecourt.hr.exam.ExamState.PASSED;
import static io.forecourt.hr.exam.ExamState.SET;
import static io.forecourt.hr.exam.ExamState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ExamTests {

  private static final Instant NOON = Instant.parse("2031-03-05T04:00:00Z");

  /** The whole table: what is not named here is refused. */
  private static final Map<ExamState, Set<ExamState>> TABLE =
      new EnumMap<>(
          Map.of(
              SET, Set.of(PASSED, FAILED, WITHDRAWN),
              FAILED, Set.of(SET),
              PASSED, Set.of(),
              WITHDRAWN, Set.of()));

  @ParameterizedTest
  @EnumSource
  void leadsToThoseOfTheTableOnly(ExamState from) {
    assertThat(Stream.of(ExamState.values()).filter(next -> from.canBecome(next)))
        .containsExactlyInAnyOrderElementsOf(TABLE.getOrDefault(from, Set.of()));
  }

  @ParameterizedTest
  @CsvSource({"0, FAILED", "59, FAILED", "60, PASSED", "100, PASSED"})
  void theMarkToPassIsEnough(int mark, ExamState expected) {
    Exam graded = due().graded(mark, NOON);

    assertThat(graded.state()).isEqualTo(expected);
    assertThat(graded.attempts())
        .containsExactly(new Attempt("ih", mark, expected == PASSED, NOON));
  }

  @ParameterizedTest
  @EnumSource(names = "SET", mode = Mode.EXCLUDE)
  void onlyAnAttemptThatIsDueIsGradedOrTakenBack(ExamState state) {
    refuses("exam.wrong-state", () -> in(state).graded(100, NOON));
    refuses("exam.wrong-state", () -> in(state).withdrawn());
  }

  @ParameterizedTest
  @EnumSource(names = "FAILED", mode = Mode.EXCLUDE)
  void onlyWhoFailedTriesAgain(ExamState state) {
    refuses("exam.wrong-state", () -> in(state).again("ih"));
  }

  @Test
  void anotherAttemptIsAddedToTheFirst() {
    Exam passed = due().graded(30, NOON).again("ir").graded(90, NOON.plusSeconds(3600));

    assertThat(passed.state()).isEqualTo(PASSED);
    assertThat(passed.attempts())
        .extracting(Attempt::examinerId, Attempt::passed)
        .containsExactly(tuple("ih", false), tuple("ir", true));
  }

  @Test
  void nobodyGradesTheOwnExam() {
    refuses("exam.own-examiner", () -> exam("in"));
    refuses("exam.own-examiner", () -> due().graded(30, NOON).again("in"));
  }

  @Test
  void anExamMayAskForMoreThanTheStoreButNotForLess() {
    ExamPolicy policy = new ExamPolicy(60, Map.of());

    assertThat(policy.passMark(null)).isEqualTo(60);
    assertThat(policy.passMark(60)).isEqualTo(60);
    assertThat(policy.passMark(80)).isEqualTo(80);
    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> policy.passMark(59));
  }

  private static Exam in(ExamState state) {
    return switch (state) {
      case SET -> due();
      case PASSED -> due().graded(100, NOON);
      case FAILED -> due().graded(0, NOON);
      case WITHDRAWN -> due().withdrawn();
    };
  }

  private static Exam due() {
    return exam("ih");
  }

  private static Exam exam(String examiner) {
    return new Exam(
        "exam",
        "EAST",
        "in",
        "INSURANCE",
        null,
        null,
        60,
        examiner,
        SET,
        "hr",
        NOON,
        List.of(),
        null);
  }

  private static void refuses(String code, Runnable act) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(act::run)
        .returns(code, RuleViolation::code);
  }
}
