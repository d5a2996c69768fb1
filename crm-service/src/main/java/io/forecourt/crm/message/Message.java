package io.forecourt.crm.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A message to a customer; its text is sealed under the customer's key.
 *
 * @param ownerId who asked for it
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
    MessageTemplates.Channel channel,
    MessageState state,
    String bodySealed,
    Instant requestedAt,
    @Nullable Instant sentAt,
    @Version @Nullable Long version) {

  Message sent(Instant at) {
    return new Message(
        id,
        number,
        storeCode,
        ownerId,
        customerId,
        template,
        purpose,
        channel,
        MessageState.SENT,
        bodySealed,
        requestedAt,
        at,
        version);
  }
}
