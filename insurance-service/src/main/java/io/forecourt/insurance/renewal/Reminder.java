package io.forecourt.insurance.renewal;

import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A reminder that was due on a preset date.
 *
 * @param onTime whether it was sent on its date
 * @param stage days after the end of the cover; before it when negative
 */
@Table("renewal_reminder")
record Reminder(
    @Id String id,
    String renewalId,
    String storeCode,
    int stage,
    LocalDate dueOn,
    ReminderState state,
    @Nullable String messageId,
    @Nullable Instant sentAt,
    @Nullable Boolean onTime,
    @Nullable String reasonCode,
    @Version @Nullable Long version) {

  static final String CAUSE = "renewal.reminder";

  /** What became of a reminder. */
  enum ReminderState {
    ASKED,
    SENT,
    REFUSED,
    /** A complaint was open on its date. */
    SKIPPED
  }

  static Reminder due(Renewal renewal, int stage, LocalDate on) {
    boolean paused = renewal.state() == RenewalState.PAUSED;
    return new Reminder(
        Ids.next(),
        renewal.id(),
        renewal.storeCode(),
        stage,
        on,
        paused ? ReminderState.SKIPPED : ReminderState.ASKED,
        null,
        null,
        null,
        paused ? "PAUSED" : null,
        null);
  }

  boolean isAsked() {
    return state == ReminderState.ASKED;
  }

  boolean isOnTime() {
    return Boolean.TRUE.equals(onTime);
  }

  Reminder sent(String message, Instant at) {
    return with(ReminderState.SENT, message, at, null);
  }

  Reminder refused(String code) {
    return with(ReminderState.REFUSED, null, null, code);
  }

  private Reminder with(
      ReminderState next, @Nullable String message, @Nullable Instant at, @Nullable String code) {
    return new Reminder(
        id,
        renewalId,
        storeCode,
        stage,
        dueOn,
        next,
        message,
        at,
        at == null ? null : LocalDate.ofInstant(at, Renewal.ZONE).equals(dueOn),
        code,
        version);
  }
}
