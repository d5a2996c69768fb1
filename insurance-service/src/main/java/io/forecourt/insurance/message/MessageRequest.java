package io.forecourt.insurance.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A message that crm is asked to send.
 *
 * @param parameters JSON object of texts
 * @param cause what wants it, for example {@code renewal.reminder}
 * @param causeId id of the record that wants it
 * @param messageId crm's id, once it was accepted
 * @param reasonCode why crm refused
 * @param nextAttemptAt system time; null once crm has answered
 */
@Table("message_request")
record MessageRequest(
    @Id String id,
    String storeCode,
    String customerId,
    String template,
    String purpose,
    String parameters,
    String cause,
    String causeId,
    MessageState state,
    @Nullable String messageId,
    @Nullable String reasonCode,
    Instant requestedAt,
    @Nullable Instant settledAt,
    @Nullable Instant nextAttemptAt,
    int attempts,
    @Version @Nullable Long version) {

  MessageRequest accepted(String message, Instant at) {
    return settled(MessageState.ACCEPTED, message, null, at);
  }

  MessageRequest refused(String code, Instant at) {
    return settled(MessageState.REFUSED, null, code, at);
  }

  private MessageRequest settled(
      MessageState next, @Nullable String message, @Nullable String code, Instant at) {
    return new MessageRequest(
        id,
        storeCode,
        customerId,
        template,
        purpose,
        parameters,
        cause,
        causeId,
        next,
        message,
        code,
        requestedAt,
        at,
        null,
        attempts,
        version);
  }

  /** Leaves the parameters out of logs. */
  @Override
  public String toString() {
    return "MessageRequest[" + id + ", " + template + "]";
  }
}
