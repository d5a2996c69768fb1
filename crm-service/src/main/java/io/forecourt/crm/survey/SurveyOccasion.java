package io.forecourt.crm.survey;

import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A delivery or a service visit: one of the population of its period.
 *
 * @param reference the order or the visit; each is asked about once
 * @param consultantId who is measured by it
 * @param dueAt when the customer is asked
 */
@Table("survey_occasion")
record SurveyOccasion(
    @Id String id,
    String periodId,
    String storeCode,
    SurveyKind kind,
    String customerId,
    String reference,
    @Nullable String consultantId,
    Instant happenedAt,
    Instant dueAt,
    OccasionOutcome outcome,
    @Nullable Instant decidedAt,
    @Version @Nullable Long version) {

  /** What took place. */
  record Happened(
      SurveyKind kind,
      String store,
      String customerId,
      String reference,
      @Nullable String consultantId,
      Instant at) {}

  static SurveyOccasion of(Happened what, String periodId, Instant due) {
    return new SurveyOccasion(
        Ids.next(),
        periodId,
        what.store(),
        what.kind(),
        what.customerId(),
        what.reference(),
        what.consultantId(),
        what.at(),
        due,
        OccasionOutcome.WAITING,
        null,
        null);
  }

  boolean isWaiting() {
    return outcome == OccasionOutcome.WAITING;
  }

  SurveyOccasion decided(OccasionOutcome what, Instant at) {
    return new SurveyOccasion(
        id,
        periodId,
        storeCode,
        kind,
        customerId,
        reference,
        consultantId,
        happenedAt,
        dueAt,
        what,
        at,
        version);
  }
}
