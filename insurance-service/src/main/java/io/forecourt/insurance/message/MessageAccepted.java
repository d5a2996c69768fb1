package io.forecourt.insurance.message;

import java.time.Instant;

/** Crm sends the message. Told in the transaction that notes it. */
public record MessageAccepted(String cause, String causeId, String messageId, Instant at) {}
