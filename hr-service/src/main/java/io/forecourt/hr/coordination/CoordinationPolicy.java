package io.forecourt.hr.coordination;

import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.Term;
import java.util.Set;

/**
 * {@code policy/coordination.json}: what departments ask each other about, and how long an answer
 * may take when nobody says.
 */
record CoordinationPolicy(Set<String> topics, Term answer) {

  /**
   * @throws InvalidInput if the store has no such topic
   */
  void requireTopic(String topic) {
    if (!topics.contains(topic)) {
      throw new InvalidInput("/topic", "coordination.unknown-topic");
    }
  }
}
