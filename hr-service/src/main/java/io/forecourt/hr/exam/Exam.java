package io.forecourt.hr.exam;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What one person is examined in, with every attempt.
 *
 * @param ownerId who is examined
 * @param tableId the version of the insurance rules that it is about
 * @param trainingId the training whose content it is about
 * @param passMark of a hundred, passed from here on
 * @param examinerId who grades the attempt that is due, or graded the last one
 */
@Table("exam")
record Exam(
    @Id String id,
    String storeCode,
    String ownerId,
    String topic,
    @Nullable String tableId,
    @Nullable String trainingId,
    int passMark,
    String examinerId,
    ExamState state,
    String setBy,
    Instant setAt,
    @MappedCollection(idColumn = "exam_id", keyColumn = "number") List<Attempt> attempts,
    @Version @Nullable Integer version) {

  /**
   * @throws RuleViolation {@code exam.own-examiner} if somebody would grade the own exam
   */
  Exam {
    if (examinerId.equals(ownerId)) {
      throw new RuleViolation("exam.own-examiner");
    }
  }

  /**
   * @throws RuleViolation {@code exam.wrong-state} unless an attempt is due
   */
  Exam graded(int mark, Instant at) {
    boolean passed = mark >= passMark;
    List<Attempt> graded = new ArrayList<>(attempts);
    graded.add(new Attempt(examinerId, mark, passed, at));
    return become(passed ? ExamState.PASSED : ExamState.FAILED, examinerId, List.copyOf(graded));
  }

  /**
   * Another attempt.
   *
   * @throws RuleViolation {@code exam.wrong-state} unless the last one failed
   */
  Exam again(String examiner) {
    return become(ExamState.SET, examiner, attempts);
  }

  /**
   * @throws RuleViolation {@code exam.wrong-state} unless an attempt is due
   */
  Exam withdrawn() {
    return become(ExamState.WITHDRAWN, examinerId, attempts);
  }

  private Exam become(ExamState next, String examiner, List<Attempt> all) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("exam.wrong-state", state, state.next());
    }
    return new Exam(
        id,
        storeCode,
        ownerId,
        topic,
        tableId,
        trainingId,
        passMark,
        examiner,
        next,
        setBy,
        setAt,
        all,
        version);
  }

  long currentVersion() {
    return version == null ? 0 : version;
  }
}
