package io.forecourt.inventory.vehicle.persistence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * @param openVin the VIN while the car is in stock, else null: unique, so a VIN is in stock once
 */
@Table("vehicle")
record VehicleRow(
    @Id String id,
    String vin,
    @Nullable String openVin,
    String storeCode,
    String modelCode,
    String colour,
    Instant receivedAt,
    String state,
    @Nullable String holdId,
    @Nullable String holdQuoteId,
    @Nullable Instant holdUntil,
    @Nullable String orderId,
    @Version @Nullable Long version) {}
