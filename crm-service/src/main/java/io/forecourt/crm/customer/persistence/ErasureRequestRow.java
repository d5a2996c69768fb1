package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.ErasureRequest;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** An erasure request as stored. */
@Table("erasure_request")
record ErasureRequestRow(
    @Id String id,
    String customerId,
    String storeCode,
    String requestedBy,
    Instant requestedAt,
    @Nullable LocalDate restrictedUntil,
    @Nullable Instant erasedAt,
    @Version @Nullable Long version) {

  static ErasureRequestRow of(ErasureRequest r) {
    return new ErasureRequestRow(
        r.id(),
        r.customerId(),
        r.store(),
        r.requestedBy(),
        r.requestedAt(),
        r.restrictedUntil(),
        r.erasedAt(),
        r.version());
  }

  ErasureRequest toDomain() {
    return new ErasureRequest(
        id, customerId, storeCode, requestedBy, requestedAt, restrictedUntil, erasedAt, version);
  }
}
