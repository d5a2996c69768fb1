package io.forecourt.crm.message;

import java.time.Instant;

/** The provider, or the local outbox, has the message; told in the transaction of the change. */
public record MessageSent(
    String messageId, String customerId, String template, String store, Instant sentAt) {}
