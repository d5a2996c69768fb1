package io.forecourt.crm.vehicle;

import io.forecourt.platform.value.Ids;
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
 * @param orderId the sale in which it was bought here
 * @param registeredOn when it was first registered, which its inspections are counted from
 * @param useCode what it is used for, as a code of the law on inspections
 * @param firstServiceOn when it was in the workshop for the first time
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
    @Nullable String orderId,
    @Nullable LocalDate deliveredOn,
    @Nullable LocalDate registeredOn,
    @Nullable String useCode,
    @Nullable LocalDate firstServiceOn,
    @Version @Nullable Long version) {

  static CustomerVehicle noted(
      String customerId, Relation relation, String by, Instant at, @Nullable String orderId) {
    return new CustomerVehicle(
        Ids.next(),
        customerId,
        relation,
        null,
        null,
        null,
        null,
        by,
        at,
        null,
        orderId,
        null,
        null,
        null,
        null,
        null);
  }

  CustomerVehicle of(@Nullable String sealedVin) {
    return with(
        sealedVin, insuranceExpiry, goneOn, deliveredOn, registeredOn, useCode, firstServiceOn);
  }

  CustomerVehicle delivered(@Nullable String sealedVin, LocalDate on) {
    return with(sealedVin, insuranceExpiry, null, on, registeredOn, useCode, firstServiceOn);
  }

  CustomerVehicle registered(LocalDate on, @Nullable String use) {
    return with(
        vinSealed,
        insuranceExpiry,
        goneOn,
        deliveredOn,
        on,
        use == null ? useCode : use,
        firstServiceOn);
  }

  CustomerVehicle insured(LocalDate until) {
    return with(vinSealed, until, goneOn, deliveredOn, registeredOn, useCode, firstServiceOn);
  }

  CustomerVehicle gone(LocalDate on) {
    return with(vinSealed, insuranceExpiry, on, deliveredOn, registeredOn, useCode, firstServiceOn);
  }

  CustomerVehicle serviced(LocalDate on) {
    return with(vinSealed, insuranceExpiry, goneOn, deliveredOn, registeredOn, useCode, on);
  }

  private CustomerVehicle with(
      @Nullable String vin,
      @Nullable LocalDate insured,
      @Nullable LocalDate gone,
      @Nullable LocalDate delivered,
      @Nullable LocalDate registered,
      @Nullable String use,
      @Nullable LocalDate serviced) {
    return new CustomerVehicle(
        id,
        customerId,
        relation,
        vin,
        plateSealed,
        descriptionSealed,
        insured,
        notedBy,
        notedAt,
        gone,
        orderId,
        delivered,
        registered,
        use,
        serviced,
        version);
  }

  /** How the customer has the car. */
  enum Relation {
    /** Bought here. */
    OWNED,
    /** Driven now, wherever it was bought. */
    PRESENT
  }
}
