package io.forecourt.crm.rights;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A copy of everything that is held of a customer, sealed under the customer's key.
 *
 * @param documentSealed null once it has expired
 */
@Table("customer_export")
record CustomerExport(
    @Id String id,
    String customerId,
    String storeCode,
    @Nullable String documentSealed,
    int recordCount,
    String requestedBy,
    Instant requestedAt,
    Instant expiresAt,
    @Version @Nullable Long version) {

  CustomerExport expired() {
    return new CustomerExport(
        id, customerId, storeCode, null, recordCount, requestedBy, requestedAt, expiresAt, version);
  }
}
