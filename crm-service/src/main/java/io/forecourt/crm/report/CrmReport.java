package io.forecourt.crm.report;

import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Figures of a time, frozen, and what is said about them once it is published.
 *
 * @param toDate last day, included
 * @param figures the counted key figures as JSON
 * @param commentSealed under the publisher's own key
 */
@Table("crm_report")
record CrmReport(
    @Id String id,
    String number,
    String storeCode,
    String kind,
    LocalDate fromDate,
    LocalDate toDate,
    State state,
    String figures,
    String builtBy,
    Instant builtAt,
    @Nullable String commentSealed,
    @Nullable String publishedBy,
    @Nullable Instant publishedAt,
    @Version @Nullable Long version) {

  /** How far it is. */
  enum State {
    DRAFT,
    PUBLISHED;

    Set<State> successors() {
      return switch (this) {
        case DRAFT -> Set.of(PUBLISHED);
        case PUBLISHED -> Set.of();
      };
    }
  }

  /**
   * @throws RuleViolation if it was published before
   */
  CrmReport published(String comment, String by, Instant at) {
    if (!state.successors().contains(State.PUBLISHED)) {
      throw RuleViolation.wrongState("crm-report.wrong-state", state, state.successors());
    }
    return new CrmReport(
        id,
        number,
        storeCode,
        kind,
        fromDate,
        toDate,
        State.PUBLISHED,
        figures,
        builtBy,
        builtAt,
        comment,
        by,
        at,
        version);
  }
}
