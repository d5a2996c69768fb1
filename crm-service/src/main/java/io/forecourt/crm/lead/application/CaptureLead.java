package io.forecourt.crm.lead.application;

import org.jspecify.annotations.Nullable;

/**
 * A customer's interest, as somebody enters it.
 *
 * @param visitId the visit that brought the customer; null when it came by phone or from outside
 * @param owedByPhone whether a first response is owed, because nobody stands before the customer
 * @param consultantId the consultant who was asked for, or who brought the lead
 */
public record CaptureLead(
    String customerId,
    String store,
    String source,
    @Nullable String modelCode,
    @Nullable String visitId,
    boolean owedByPhone,
    boolean selfGenerated,
    @Nullable String consultantId) {}
