package io.forecourt.insurance.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One version of a page; it is never changed, a later version takes its place.
 *
 * @param code of the page, the same for all its versions
 * @param edition counted from 1
 */
@Table("rule_page")
record RulePage(
    @Id String id,
    String storeCode,
    RuleKind kind,
    String code,
    int edition,
    String title,
    String text,
    LocalDate effectiveFrom,
    String publishedBy,
    Instant publishedAt,
    @Version @Nullable Long version) {

  /** As quotations and events name it. */
  String label() {
    return code + "-" + edition;
  }
}
