package io.forecourt.crm.customer.application;

import java.time.Instant;

/** The group knows a new customer; told inside this service. */
public record CustomerRegistered(String customerId, String store, Instant at) {}
