package io.forecourt.crm.survey;

import io.forecourt.crm.evidence.domain.Evidence;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer answers.
 *
 * @param grades by item
 * @param comment in the customer's words
 * @param evidence of the call, when somebody interviewed the customer
 */
record AnswerCommand(
    Map<String, Integer> grades, @Nullable String comment, @Nullable Evidence evidence) {
  AnswerCommand {
    grades = Map.copyOf(grades);
  }

  /** Leaves the answer out of logs. */
  @Override
  public String toString() {
    return "AnswerCommand";
  }
}
