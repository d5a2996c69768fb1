package io.forecourt.crm.vehicle;

/** Something was learned about a customer's cars; told inside this service only. */
public record CarsChanged(String customerId) {}
