package io.forecourt.crm.loss;

import io.forecourt.platform.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead was given up; told inside this service, in the same transaction. What a rival asked is
 * worth knowing elsewhere.
 */
public record LeadLost(
    String lossId,
    String leadId,
    String customerId,
    String store,
    @Nullable String consultantId,
    String reasonCode,
    boolean subjective,
    @Nullable String rival,
    @Nullable Money rivalPrice,
    Instant at) {}
