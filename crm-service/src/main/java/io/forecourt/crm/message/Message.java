package io.forecourt.crm.message;

import io.forecourt.crm.message.channel.Channel;
import io.forecourt.platform.rule.RuleViolation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A message to a customer; its text and parameters are sealed under the customer's key.
 *
 * @param ownerId who asked for it
 * @param quietExempt whether it may be sent in the quiet hours
 * @param dueAt end of the quiet hours that hold it
 * @param expiresAt from then on it is not sent any more
 * @param settledAt when it was known to be delivered, failed or expired
 * @param providerReference what the provider calls it
 * @param reasonCode why it failed
 */
@Table("message")
record Message(
    @Id String id,
    String number,
    String storeCode,
    String ownerId,
    String customerId,
    String template,
    String purpose,
    Channel channel,
    MessageState state,
    String bodySealed,
    @Nullable String parametersSealed,
    boolean quietExempt,
    Instant requestedAt,
    @Nullable Instant dueAt,
    @Nullable Instant expiresAt,
    @Nullable Instant sentAt,
    @Nullable Instant settledAt,
    @Nullable String provider,
    @Nullable String providerReference,
    @Nullable String reasonCode,
    @Version @Nullable Long version) {

  boolean hasExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  Message held(Instant until) {
    return become(MessageState.HELD, until, null, null, null, null, null);
  }

  Message released() {
    return become(MessageState.QUEUED, null, null, null, null, null, null);
  }

  Message sent(String by, @Nullable String reference, Instant at) {
    return become(MessageState.SENT, null, at, null, by, reference, null);
  }

  Message unconfirmed() {
    return become(MessageState.UNKNOWN, null, sentAt, null, provider, providerReference, null);
  }

  Message delivered(Instant at) {
    return become(MessageState.DELIVERED, null, sentAt, at, provider, providerReference, null);
  }

  Message failed(String reason, Instant at) {
    return become(MessageState.FAILED, null, sentAt, at, provider, providerReference, reason);
  }

  Message expired(String reason, Instant at) {
    return become(MessageState.EXPIRED, null, null, at, null, null, reason);
  }

  private Message become(
      MessageState next,
      @Nullable Instant due,
      @Nullable Instant sent,
      @Nullable Instant settled,
      @Nullable String by,
      @Nullable String reference,
      @Nullable String reason) {
    if (!state.successors().contains(next)) {
      throw RuleViolation.wrongState("message.wrong-state", state, state.successors());
    }
    return new Message(
        id,
        number,
        storeCode,
        ownerId,
        customerId,
        template,
        purpose,
        channel,
        next,
        bodySealed,
        parametersSealed,
        quietExempt,
        requestedAt,
        due,
        expiresAt,
        sent,
        settled,
        by,
        reference,
        reason,
        version);
  }
}
