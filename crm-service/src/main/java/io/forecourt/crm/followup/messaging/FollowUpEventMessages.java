package io.forecourt.crm.followup.messaging;

import io.forecourt.crm.evidence.domain.Evidence;
import io.forecourt.crm.followup.domain.CancelReason;
import io.forecourt.crm.followup.domain.ContactOutcome;
import io.forecourt.crm.followup.domain.FollowUp.Plan;
import io.forecourt.crm.followup.domain.FollowUpEvent;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCancelled;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpCompleted;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpOverdue;
import io.forecourt.crm.followup.domain.FollowUpEvent.FollowUpScheduled;
import io.forecourt.crm.followup.domain.FollowUpKind;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells others what happened to a follow-up, in the transaction in which it happened. */
@Component
class FollowUpEventMessages {

  record OwedV1(
      String followUpId,
      FollowUpKind kind,
      String customerId,
      @Nullable String leadId,
      @Nullable String orderId,
      @Nullable String ownerId,
      Instant dueAt,
      @Nullable String grade) {}

  record CancelledV1(
      String followUpId,
      FollowUpKind kind,
      String customerId,
      @Nullable String leadId,
      @Nullable String orderId,
      @Nullable String ownerId,
      CancelReason reasonCode) {}

  record CompletedV1(
      String followUpId,
      FollowUpKind kind,
      String customerId,
      @Nullable String leadId,
      @Nullable String orderId,
      String completedBy,
      Instant contactedAt,
      ContactOutcome outcome,
      Evidence.Kind evidenceKind,
      String evidenceReference,
      @Nullable Instant deliveredAt,
      boolean onTime,
      @Nullable String grade) {}

  private final Outbox outbox;

  FollowUpEventMessages(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(FollowUpEvent event) {
    outbox.append(message(event));
  }

  static OutgoingEvent message(FollowUpEvent event) {
    return switch (event) {
      case FollowUpScheduled e -> message(e, "scheduled", owed(e, e.ownerId()));
      case FollowUpOverdue e -> message(e, "overdue", owed(e, e.ownerId()));
      case FollowUpCompleted e -> message(e, "completed", completed(e));
      case FollowUpCancelled e ->
          message(
              e,
              "cancelled",
              new CancelledV1(
                  e.followUpId(),
                  e.plan().kind(),
                  e.plan().customerId(),
                  e.plan().leadId(),
                  e.plan().orderId(),
                  e.ownerId(),
                  e.reason()));
    };
  }

  private static OutgoingEvent message(FollowUpEvent event, String name, Object data) {
    return new OutgoingEvent(
        "io.forecourt.crm.follow-up-" + name + ".v1",
        event.followUpId(),
        event.plan().store(),
        event.at(),
        data);
  }

  private static OwedV1 owed(FollowUpEvent event, @Nullable String ownerId) {
    Plan plan = event.plan();
    return new OwedV1(
        event.followUpId(),
        plan.kind(),
        plan.customerId(),
        plan.leadId(),
        plan.orderId(),
        ownerId,
        plan.dueAt(),
        plan.basis().grade());
  }

  private static CompletedV1 completed(FollowUpCompleted e) {
    Plan plan = e.plan();
    return new CompletedV1(
        e.followUpId(),
        plan.kind(),
        plan.customerId(),
        plan.leadId(),
        plan.orderId(),
        e.completedBy(),
        e.at(),
        e.outcome(),
        e.evidence().kind(),
        e.evidence().reference(),
        plan.deliveredAt(),
        e.onTime(),
        plan.basis().grade());
  }
}
