package io.forecourt.insurance.cases;

import java.time.LocalDate;

/**
 * A customer bought from somebody else; told inside this service, in the same transaction.
 *
 * @param until last day of that cover: the day by which we may ask again
 */
public record CarInsuredElsewhere(
    String caseId, String storeCode, String customerId, String vin, LocalDate until) {}
