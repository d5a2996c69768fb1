package io.forecourt.insurance.cases;

/**
 * The order has another car now, or none; told inside this service, in the same transaction.
 *
 * @param vin of the car that it had
 */
public record CarChanged(String caseId, String vin) {}
