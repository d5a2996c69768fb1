package io.forecourt.crm.lead.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead that another system has kept so far.
 *
 * @param reference under which the source knows it
 * @param consultantId who has looked after it
 * @param since when it became a lead
 */
public record TakeOverLead(
    String customerId,
    String store,
    String source,
    @Nullable String reference,
    @Nullable String modelCode,
    @Nullable String consultantId,
    Instant since) {}
