package io.forecourt.crm.reminder;

import io.forecourt.crm.reminder.ReminderPlan.Occurrence;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something that a customer is told once, when its time comes: by a message, else by a person.
 *
 * @param occasion what it is of; there is one reminder of an occasion
 * @param targetOn the date that it speaks of
 * @param dueAt when it goes out
 * @param ownerId who answers for it, from the moment on which it went out or became a task
 * @param sentBy who sent it by hand, or spoke to the customer
 * @param told when the customer was told
 */
@Table("reminder")
record Reminder(
    @Id String id,
    String storeCode,
    String customerId,
    ReminderKind kind,
    String occasion,
    LocalDate targetOn,
    Instant dueAt,
    ReminderState state,
    @Nullable String ownerId,
    @Nullable String messageId,
    @Nullable String sentBy,
    @Nullable Instant told,
    @Version @Nullable Long version) {

  static Reminder planned(String store, String customerId, Occurrence of, Instant dueAt) {
    return new Reminder(
        Ids.next(),
        store,
        customerId,
        of.kind(),
        of.occasion(),
        of.on(),
        dueAt,
        ReminderState.PLANNED,
        null,
        null,
        null,
        null,
        null);
  }

  /** The date is another one now, or counts again. */
  Reminder replanned(LocalDate target, Instant due) {
    return state == ReminderState.PLANNED
        ? with(target, due, state, ownerId, messageId, sentBy, told)
        : become(ReminderState.PLANNED, target, due, null, null, null, null);
  }

  Reminder sent(String message, @Nullable String owner, String by, Instant at) {
    return become(ReminderState.SENT, targetOn, dueAt, owner, message, by, at);
  }

  Reminder left(@Nullable String toWhom) {
    return become(ReminderState.TASK, targetOn, dueAt, toWhom, null, null, null);
  }

  Reminder done(String by, Instant at) {
    return become(ReminderState.DONE, targetOn, dueAt, ownerId, null, by, at);
  }

  Reminder dropped() {
    return become(ReminderState.DROPPED, targetOn, dueAt, ownerId, null, null, null);
  }

  Reminder ownedBy(@Nullable String person) {
    return with(targetOn, dueAt, state, person, messageId, sentBy, told);
  }

  /** Whether it is still ahead. */
  boolean isOpen() {
    return switch (state) {
      case PLANNED, TASK -> true;
      case SENT, DONE, DROPPED -> false;
    };
  }

  private Reminder become(
      ReminderState next,
      LocalDate target,
      Instant due,
      @Nullable String owner,
      @Nullable String message,
      @Nullable String by,
      @Nullable Instant at) {
    if (!state.canBecome(next)) {
      throw RuleViolation.wrongState("reminder.wrong-state", state, state.successors());
    }
    return with(target, due, next, owner, message, by, at);
  }

  private Reminder with(
      LocalDate target,
      Instant due,
      ReminderState newState,
      @Nullable String owner,
      @Nullable String message,
      @Nullable String by,
      @Nullable Instant at) {
    return new Reminder(
        id,
        storeCode,
        customerId,
        kind,
        occasion,
        target,
        due,
        newState,
        owner,
        message,
        by,
        at,
        version);
  }
}
