package io.forecourt.crm.cadence;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * How much the customer of a lead wants to buy, and what was thought before.
 *
 * @param changes oldest first, the present one last
 */
@Table("lead_grade")
record LeadGrade(
    @Id String leadId,
    String storeCode,
    String grade,
    @MappedCollection(idColumn = "lead_id", keyColumn = "position") List<Change> changes,
    @Version @Nullable Long version) {

  /**
   * @param gradedBy a person, or {@code system} for the first grade
   * @param reasonSealed under the customer's key
   */
  @Table("lead_grade_change")
  record Change(String grade, String gradedBy, Instant gradedAt, @Nullable String reasonSealed) {}

  LeadGrade {
    changes = List.copyOf(changes);
  }

  static LeadGrade first(String leadId, String store, Change change) {
    return new LeadGrade(leadId, store, change.grade(), List.of(change), null);
  }

  LeadGrade changed(Change change) {
    List<Change> all = Stream.concat(changes.stream(), Stream.of(change)).toList();
    return new LeadGrade(leadId, storeCode, change.grade(), all, version);
  }
}
