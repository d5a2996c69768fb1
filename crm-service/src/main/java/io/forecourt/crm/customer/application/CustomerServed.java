package io.forecourt.crm.customer.application;

/** A consultant serves a customer in a store from now on; told inside this service. */
public record CustomerServed(String customerId, String store, String consultantId) {}
