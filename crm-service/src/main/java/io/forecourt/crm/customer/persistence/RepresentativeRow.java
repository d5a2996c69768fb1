package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.Representative;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Somebody who acts for a customer, as stored. */
@Table("customer_representative")
record RepresentativeRow(
    @Id String id,
    String customerId,
    String actingCustomerId,
    Representative.Kind kind,
    String powerSealed,
    @Nullable LocalDate validUntil,
    String notedBy,
    Instant notedAt,
    @Nullable Instant endedAt,
    @Version @Nullable Long version) {

  static RepresentativeRow of(Representative r) {
    return new RepresentativeRow(
        r.id(),
        r.customerId(),
        r.actingCustomerId(),
        r.kind(),
        r.powerSealed(),
        r.validUntil(),
        r.notedBy(),
        r.notedAt(),
        r.endedAt(),
        r.version());
  }

  Representative toDomain() {
    return new Representative(
        id,
        customerId,
        actingCustomerId,
        kind,
        powerSealed,
        validUntil,
        notedBy,
        notedAt,
        endedAt,
        version);
  }
}
