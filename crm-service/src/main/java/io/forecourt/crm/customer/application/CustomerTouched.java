package io.forecourt.crm.customer.application;

/**
 * Somebody came, called or bought under the number of one of several customers who are one person
 * now; told inside this service, before anything is stored about it.
 *
 * @param carriedId the customer whose number it was
 * @param customerId the survivor, under whose id it is stored
 */
public record CustomerTouched(String carriedId, String customerId) {}
