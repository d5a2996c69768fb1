package io.forecourt.crm.traffic;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A closed period of a store. What is registered after the closing makes the next revision.
 *
 * @param figures {@link Figures} as JSON
 * @param sheetsCollectedBy who has all day sheets of the consultants and passed them on
 */
@Table("traffic_summary")
record Summary(
    @Id String id,
    String storeCode,
    SummaryPeriod period,
    LocalDate fromDate,
    LocalDate toDate,
    int revision,
    String figures,
    String closedBy,
    Instant closedAt,
    @Nullable String sheetsCollectedBy,
    @Nullable Instant correctedAt,
    @Version @Nullable Long version) {

  Summary corrected(String newFigures, Instant at) {
    return next(newFigures, sheetsCollectedBy, at);
  }

  Summary collected(String newFigures, String by, Instant at) {
    return next(newFigures, by, at);
  }

  private Summary next(String newFigures, @Nullable String collectedBy, Instant at) {
    return new Summary(
        id,
        storeCode,
        period,
        fromDate,
        toDate,
        revision + 1,
        newFigures,
        closedBy,
        closedAt,
        collectedBy,
        at,
        version);
  }
}
