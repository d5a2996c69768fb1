package io.forecourt.insurance.message;

import java.time.Instant;

/** It is known what became of a message. */
public record MessageSettled(
    String cause, String causeId, String messageId, boolean delivered, Instant at) {}
