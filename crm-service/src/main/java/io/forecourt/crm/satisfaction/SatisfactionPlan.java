package io.forecourt.crm.satisfaction;

import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * How satisfaction shall rise in a quarter or a year, with its targets.
 *
 * @param ownerId who wrote it and answers for it
 * @param targetScore of the index
 * @param targetShare of very satisfied customers
 * @param textSealed what it says, under the owner's key: it may name people
 */
@Table("satisfaction_plan")
record SatisfactionPlan(
    @Id String id,
    String number,
    String storeCode,
    String ownerId,
    SurveyKind kind,
    PlanSpan span,
    LocalDate firstDay,
    LocalDate lastDay,
    BigDecimal targetScore,
    BigDecimal targetShare,
    String textSealed,
    PlanState state,
    Instant draftedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Version @Nullable Long version) {

  /**
   * What somebody plans.
   *
   * @param day any day of the quarter or year
   */
  record Draft(
      SurveyKind kind,
      PlanSpan span,
      LocalDate day,
      BigDecimal targetScore,
      BigDecimal targetShare,
      String text) {

    /** Leaves the text out of logs. */
    @Override
    public String toString() {
      return "Draft[" + kind + ", " + span + "]";
    }
  }

  static SatisfactionPlan draft(
      String number, String store, String owner, Draft draft, String sealedText, Instant at) {
    return new SatisfactionPlan(
        Ids.next(),
        number,
        store,
        owner,
        draft.kind(),
        draft.span(),
        draft.span().first(draft.day()),
        draft.span().last(draft.day()),
        draft.targetScore(),
        draft.targetShare(),
        sealedText,
        PlanState.DRAFT,
        at,
        null,
        null,
        null);
  }

  SatisfactionPlan submitted() {
    return become(PlanState.SUBMITTED, null, null);
  }

  SatisfactionPlan approved(String by, Instant at) {
    return become(PlanState.APPROVED, by, at);
  }

  /** It was refused or withdrawn: it is a draft again. */
  SatisfactionPlan returned(String by, Instant at) {
    return become(PlanState.DRAFT, by, at);
  }

  /**
   * @throws RuleViolation while it is not approved
   */
  void requireApproved() {
    if (state != PlanState.APPROVED) {
      throw new RuleViolation("satisfaction.plan-not-approved", state);
    }
  }

  private SatisfactionPlan become(
      PlanState next, @Nullable String decider, @Nullable Instant decided) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("satisfaction.plan-wrong-state", state, state.successors());
    }
    return new SatisfactionPlan(
        id,
        number,
        storeCode,
        ownerId,
        kind,
        span,
        firstDay,
        lastDay,
        targetScore,
        targetShare,
        textSealed,
        next,
        draftedAt,
        decider,
        decided,
        version);
  }
}
