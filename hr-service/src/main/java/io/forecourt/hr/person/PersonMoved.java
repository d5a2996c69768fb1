package io.forecourt.hr.person;

/** Told inside this service, in the transaction of the move. */
public record PersonMoved(String personId, String storeCode) {}
