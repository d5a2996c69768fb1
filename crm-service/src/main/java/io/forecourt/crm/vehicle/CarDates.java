package io.forecourt.crm.vehicle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a car from which others follow.
 *
 * @param insuredUntil null, too, where the insurance desk looks after the renewal
 */
public record CarDates(
    String vehicleId,
    @Nullable LocalDate deliveredOn,
    @Nullable LocalDate registeredOn,
    @Nullable String use,
    @Nullable LocalDate insuredUntil,
    @Nullable LocalDate firstServiceOn) {}
