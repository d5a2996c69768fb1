package io.forecourt.sales.order.domain;

/**
 * A lead that a consultant of a store works on.
 *
 * @param sequence place of the assignment among the facts of the lead: the newest names the
 *     consultant
 */
public record LeadInHand(
    String leadId, String customerId, String consultantId, String store, long sequence) {}
