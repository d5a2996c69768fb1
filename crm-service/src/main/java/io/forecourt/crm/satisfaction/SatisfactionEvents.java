package io.forecourt.crm.satisfaction;

import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.platform.event.OutgoingEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What plans, actions and weak items tell others. */
final class SatisfactionEvents {

  record PlanApprovedV1(
      String planId,
      SurveyKind kind,
      PlanSpan span,
      LocalDate from,
      LocalDate to,
      String ownerId,
      String approvedBy,
      String targetScore,
      String targetShare) {}

  record ActionOpenedV1(
      String planId,
      String actionId,
      String ownerId,
      String openedBy,
      SurveyKind kind,
      String item,
      String factor,
      String department,
      @Nullable String weakItemId,
      Instant dueAt) {}

  record ActionOverdueV1(
      String planId, String actionId, String ownerId, String planOwnerId, Instant dueAt) {}

  /**
   * @param personId whose work the weak item is, where it is one person's
   * @param weakItemsOpen weak items of the same period that have not improved
   */
  record ActionClosedV1(
      String planId,
      String actionId,
      String planOwnerId,
      String ownerId,
      String doneBy,
      String verifiedBy,
      SurveyKind kind,
      String item,
      String factor,
      String department,
      boolean inTime,
      @Nullable String weakItemId,
      @Nullable String personId,
      @Nullable String periodId,
      @Nullable Integer weakItemsOpen) {}

  record WeakItemFoundV1(
      String weakItemId,
      String periodId,
      SurveyKind kind,
      String item,
      String factor,
      String department,
      @Nullable String personId,
      String score,
      String gap,
      String impact,
      Instant actionDueAt) {}

  record WeakItemUnattendedV1(
      String weakItemId,
      String periodId,
      SurveyKind kind,
      String item,
      String department,
      @Nullable String personId) {}

  private SatisfactionEvents() {}

  static OutgoingEvent approved(SatisfactionPlan plan) {
    return of(
        plan,
        "plan-approved",
        Objects.requireNonNull(plan.decidedAt()),
        new PlanApprovedV1(
            plan.id(),
            plan.kind(),
            plan.span(),
            plan.firstDay(),
            plan.lastDay(),
            plan.ownerId(),
            Objects.requireNonNull(plan.decidedBy()),
            plan.targetScore().toPlainString(),
            plan.targetShare().toPlainString()));
  }

  static OutgoingEvent opened(SatisfactionPlan plan, SatisfactionAction action) {
    return of(
        plan,
        "action-opened",
        action.setAt(),
        new ActionOpenedV1(
            plan.id(),
            action.id(),
            action.ownerId(),
            action.setBy(),
            plan.kind(),
            action.item(),
            action.factor(),
            action.department(),
            action.weakItemId(),
            action.dueAt()));
  }

  static OutgoingEvent overdue(SatisfactionPlan plan, SatisfactionAction action) {
    return of(
        plan,
        "action-overdue",
        action.dueAt(),
        new ActionOverdueV1(
            plan.id(), action.id(), action.ownerId(), plan.ownerId(), action.dueAt()));
  }

  static OutgoingEvent closed(
      SatisfactionPlan plan,
      SatisfactionAction action,
      @Nullable WeakItem weak,
      @Nullable Integer open) {
    Instant at = Objects.requireNonNull(action.closedAt());
    return of(
        plan,
        "action-closed",
        at,
        new ActionClosedV1(
            plan.id(),
            action.id(),
            plan.ownerId(),
            action.ownerId(),
            Objects.requireNonNull(action.doneBy()),
            Objects.requireNonNull(action.verifiedBy()),
            plan.kind(),
            action.item(),
            action.factor(),
            action.department(),
            at.isBefore(action.dueAt()),
            weak == null ? null : weak.id(),
            weak == null ? null : weak.ownerId(),
            weak == null ? null : weak.periodId(),
            open));
  }

  static OutgoingEvent found(WeakItem weak) {
    return new OutgoingEvent(
        "io.forecourt.crm.weak-item-found.v1",
        weak.id(),
        weak.storeCode(),
        weak.foundAt(),
        new WeakItemFoundV1(
            weak.id(),
            weak.periodId(),
            weak.kind(),
            weak.item(),
            weak.factor(),
            weak.department(),
            weak.ownerId(),
            weak.score().toPlainString(),
            weak.gap().toPlainString(),
            weak.impact().toPlainString(),
            weak.actionDueAt()));
  }

  static OutgoingEvent unattended(WeakItem weak) {
    return new OutgoingEvent(
        "io.forecourt.crm.weak-item-unattended.v1",
        weak.id(),
        weak.storeCode(),
        weak.actionDueAt(),
        new WeakItemUnattendedV1(
            weak.id(),
            weak.periodId(),
            weak.kind(),
            weak.item(),
            weak.department(),
            weak.ownerId()));
  }

  private static OutgoingEvent of(SatisfactionPlan plan, String what, Instant at, Object data) {
    return new OutgoingEvent(
        "io.forecourt.crm.satisfaction-" + what + ".v1", plan.id(), plan.storeCode(), at, data);
  }
}
