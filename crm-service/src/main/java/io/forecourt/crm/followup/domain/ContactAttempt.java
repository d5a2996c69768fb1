package io.forecourt.crm.followup.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try to reach the customer. */
public record ContactAttempt(
    ContactOutcome outcome,
    Evidence evidence,
    String by,
    Instant at,
    @Nullable String sealedNote) {}
