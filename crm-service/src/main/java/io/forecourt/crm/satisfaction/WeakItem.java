package io.forecourt.crm.satisfaction;

import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.crm.survey.SurveyPeriodEnded;
import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An item that customers were not satisfied with in a closed period: of the store, or of one
 * person's work.
 *
 * @param ownerId whose work it is; null for the store's
 * @param actionDueAt until when it has an action
 */
@Table("weak_item")
record WeakItem(
    @Id String id,
    String periodId,
    String storeCode,
    SurveyKind kind,
    String item,
    String factor,
    String department,
    @Nullable String ownerId,
    BigDecimal score,
    BigDecimal gap,
    BigDecimal impact,
    WeakItemState state,
    Instant foundAt,
    Instant actionDueAt,
    @Version @Nullable Long version) {

  static WeakItem found(SurveyPeriodEnded period, SurveyPeriodEnded.Weak weak) {
    return new WeakItem(
        Ids.next(),
        period.periodId(),
        period.store(),
        period.kind(),
        weak.item(),
        weak.factor(),
        weak.department(),
        weak.personId(),
        weak.score(),
        weak.gap(),
        weak.impact(),
        WeakItemState.WITHOUT_ACTION,
        period.at(),
        period.attendBy(),
        null);
  }

  boolean isWithoutAction() {
    return state == WeakItemState.WITHOUT_ACTION;
  }

  /** It has an action; what improved once stays so. */
  WeakItem inHand() {
    return state == WeakItemState.IMPROVED ? this : become(WeakItemState.IN_HAND);
  }

  WeakItem improved() {
    return become(WeakItemState.IMPROVED);
  }

  private WeakItem become(WeakItemState next) {
    return new WeakItem(
        id,
        periodId,
        storeCode,
        kind,
        item,
        factor,
        department,
        ownerId,
        score,
        gap,
        impact,
        next,
        foundAt,
        actionDueAt,
        version);
  }
}
