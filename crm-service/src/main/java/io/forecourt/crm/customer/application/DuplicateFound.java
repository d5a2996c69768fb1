package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.SearchKey;

/**
 * What was entered about a customer belongs to another customer already; told inside this service.
 *
 * @param sign what the two have in common
 * @param store where it was entered
 */
public record DuplicateFound(
    String customerId, String otherId, SearchKey.Kind sign, String store) {}
