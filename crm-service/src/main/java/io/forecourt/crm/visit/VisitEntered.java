package io.forecourt.crm.visit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visit was registered, perhaps after the fact; told inside this service only.
 *
 * @param customerId null when nobody was named
 * @param hostId who received the customer beside a consultant
 * @param forService whether the car was brought to the workshop
 */
public record VisitEntered(
    String visitId,
    String store,
    Instant arrivedAt,
    @Nullable String customerId,
    @Nullable String hostId,
    boolean forService) {}
