package io.forecourt.crm.customer.application;

/**
 * How long files are kept.
 *
 * @param saleFileYears the file of a sale, after the delivery
 * @param leadMonths a customer without a sale, after the last contact
 */
record RetentionPolicy(int saleFileYears, int leadMonths) {}
