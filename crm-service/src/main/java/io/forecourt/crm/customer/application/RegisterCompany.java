package io.forecourt.crm.customer.application;

import io.forecourt.platform.value.CreditCode;

/** A company that becomes known in a store. */
public record RegisterCompany(String store, String name, CreditCode creditCode) {}
