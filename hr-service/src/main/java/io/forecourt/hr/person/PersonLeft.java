package io.forecourt.hr.person;

import org.jspecify.annotations.Nullable;

/** Told inside this service, in the transaction of the departure. */
public record PersonLeft(String personId, String storeCode, @Nullable String headId) {}
