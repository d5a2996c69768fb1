package io.forecourt.hr.duty;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Why an item is there, what would close it, and what has counted so far.
 *
 * @param rule the rule as the policy file writes it; absent when no fact closes the duty yet
 */
record Explanation(
    String id,
    String dutyId,
    String text,
    String handbookEvidence,
    String state,
    Why why,
    Closes closes,
    Counted counted,
    @Nullable JsonNode rule) {

  /**
   * @param kind {@code PERIOD} or {@code CASE}
   */
  record Why(
      String kind,
      String sentence,
      String cadence,
      @Nullable String triggerType,
      @Nullable String triggerEventId,
      @Nullable String caseKey) {}

  /**
   * @param how {@code FACTS}, {@code SHARE}, {@code TICK} or {@code SUPERIOR}
   */
  record Closes(
      String how, String sentence, List<String> eventTypes, Instant from, Instant deadline) {}

  record Counted(int counted, int needed, List<Line> facts) {}

  /**
   * @param part {@code PART} counts, {@code WHOLE} is one of those a share is taken of, {@code
   *     LATE} came after the deadline
   */
  record Line(
      String eventId,
      String type,
      String subject,
      String part,
      Instant happenedAt,
      Instant recordedAt) {}
}
