package io.forecourt.crm.visit;

import java.time.Instant;

/** A visit was registered, perhaps after the fact; told inside this service only. */
public record VisitEntered(String visitId, String store, Instant arrivedAt) {}
