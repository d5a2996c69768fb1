package io.forecourt.crm.customer.application;

import io.forecourt.platform.value.Mobile;

/** A person who leaves name and mobile number in a store. */
public record RegisterCustomer(String store, String name, Mobile mobile) {}
