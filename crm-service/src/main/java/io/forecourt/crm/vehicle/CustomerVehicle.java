package io.forecourt.crm.vehicle;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A car of a customer, sealed under the customer's key.
 *
 * @param goneOn first day on which the customer has it no more
 */
@Table("customer_vehicle")
record CustomerVehicle(
    @Id String id,
    String customerId,
    Relation relation,
    @Nullable String vinSealed,
    @Nullable String plateSealed,
    @Nullable String descriptionSealed,
    @Nullable LocalDate insuranceExpiry,
    String notedBy,
    Instant notedAt,
    @Nullable LocalDate goneOn,
    @Version @Nullable Long version) {

  /** How the customer has the car. */
  enum Relation {
    /** Bought here. */
    OWNED,
    /** Driven now, wherever it was bought. */
    PRESENT
  }
}
