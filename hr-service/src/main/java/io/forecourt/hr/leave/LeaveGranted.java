package io.forecourt.hr.leave;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Told inside this service, in the transaction of the decision.
 *
 * @param headId who stands in; null when nobody stands above the person
 */
public record LeaveGranted(
    String personId, String storeCode, LocalDate from, LocalDate to, @Nullable String headId) {}
