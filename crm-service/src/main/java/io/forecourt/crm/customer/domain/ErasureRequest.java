package io.forecourt.crm.customer.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a customer asked to be forgotten; it outlives the customer's data.
 *
 * @param restrictedUntil first day on which the data may go, while a statutory period runs
 * @param erasedAt when the data went
 */
public record ErasureRequest(
    String id,
    String customerId,
    String store,
    String requestedBy,
    Instant requestedAt,
    @Nullable LocalDate restrictedUntil,
    @Nullable Instant erasedAt,
    @Nullable Long version) {

  public ErasureRequest carriedOut(Instant at) {
    return new ErasureRequest(
        id, customerId, store, requestedBy, requestedAt, restrictedUntil, at, version);
  }
}
