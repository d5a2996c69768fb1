package io.forecourt.hr.exam;

import io.forecourt.platform.rule.InvalidInput;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code policy/exam.json}: from which mark of a hundred an exam is passed, where one exam may ask
 * for more, none for less; and who is tested each month.
 *
 * @param monthly roles by topic
 */
record ExamPolicy(int passMark, Map<String, Set<String>> monthly) {

  /**
   * @throws InvalidInput if less is asked for
   */
  int passMark(@Nullable Integer asked) {
    if (asked == null) {
      return passMark;
    }
    if (asked < passMark) {
      throw new InvalidInput("/passMark", "exam.pass-mark-too-low");
    }
    return asked;
  }

  /** The roles that are tested in the topic each month. */
  Set<String> tested(String topic) {
    return monthly.getOrDefault(topic, Set.of());
  }
}
