package io.forecourt.crm.intelligence;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a month's intelligence comes to, as somebody drew it up.
 *
 * @param ownerId who drew it up
 * @param month as {@code 2026-11}
 * @param losses customers who went to a rival in the month
 * @param linesShown JSON of {@link Lines}
 */
@Table("intelligence_summary")
record IntelligenceSummary(
    @Id String id,
    String number,
    String storeCode,
    String ownerId,
    String month,
    int entries,
    int verified,
    int losses,
    String linesShown,
    String conclusion,
    Instant publishedAt,
    @Version @Nullable Long version) {

  /**
   * Counts of the month.
   *
   * @param entries by topic
   * @param losses by rival and reason, as {@code rival: reason}
   */
  record Lines(Map<String, Integer> entries, Map<String, Integer> losses) {
    Lines {
      entries = Map.copyOf(entries);
      losses = Map.copyOf(losses);
    }
  }
}
