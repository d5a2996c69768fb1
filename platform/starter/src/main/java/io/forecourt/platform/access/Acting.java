package io.forecourt.platform.access;

import org.jspecify.annotations.Nullable;

/**
 * Who is doing what at this moment, as the audit records it.
 *
 * @param action the action of {@link Permit}, or the name of the reaction, deadline or job
 * @param onBehalfOf person id for whom a service or the system acts, when known
 * @param reason the header {@code X-Reason}, when given
 * @param causation id of the request, event or deadline that caused it, when known
 */
public record Acting(
    Caller caller,
    String action,
    @Nullable String onBehalfOf,
    @Nullable String reason,
    @Nullable String causation) {}
