package io.forecourt.crm.call;

import java.time.Instant;

/** A call was registered, perhaps after the fact; told inside this service only. */
public record CallEntered(String callId, String store, Instant calledAt) {}
