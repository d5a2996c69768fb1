package io.forecourt.crm.message;

import java.time.Instant;

/**
 * The provider reports that the message reached the customer; told in the transaction of the
 * change.
 */
public record MessageDelivered(
    String messageId, String customerId, String template, String store, Instant deliveredAt) {}
