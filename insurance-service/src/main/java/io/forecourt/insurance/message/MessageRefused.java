package io.forecourt.insurance.message;

import java.time.Instant;

/**
 * Crm does not send the message: the customer did not agree, promotions are paused, the customer is
 * unknown.
 *
 * @param code crm's own, for example {@code consent.missing}
 */
public record MessageRefused(String cause, String causeId, String code, Instant at) {}
