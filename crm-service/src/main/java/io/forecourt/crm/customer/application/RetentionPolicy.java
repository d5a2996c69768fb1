package io.forecourt.crm.customer.application;

/**
 * How long files are kept.
 *
 * @param saleFileYears the file of a sale, after the delivery
 */
record RetentionPolicy(int saleFileYears) {}
