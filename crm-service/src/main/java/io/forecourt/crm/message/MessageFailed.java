package io.forecourt.crm.message;

import java.time.Instant;

/**
 * The message will not reach the customer; told in the transaction of the change.
 *
 * @param reasonCode stable code of the reason, whatever the provider calls it
 */
public record MessageFailed(
    String messageId,
    String customerId,
    String template,
    String store,
    String reasonCode,
    Instant failedAt) {}
