package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.ErasureRequest;
import io.forecourt.crm.customer.domain.ErasureRequests;
import io.forecourt.platform.access.ScopedQueries;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Repository;

/** Erasure requests with the answers of the services. */
@Repository
class JdbcErasureRequests implements ErasureRequests {
  private final ErasureRequestRows rows;
  private final ScopedQueries queries;

  JdbcErasureRequests(ErasureRequestRows rows, ScopedQueries queries) {
    this.rows = rows;
    this.queries = queries;
  }

  @Override
  public Optional<ErasureRequest> ofCustomer(String customerId) {
    return rows.findFirstByCustomerIdOrderByRequestedAtDesc(customerId)
        .map(ErasureRequestRow::toDomain);
  }

  @Override
  public void save(ErasureRequest request) {
    rows.save(ErasureRequestRow.of(request));
  }

  @Override
  public void receipt(String requestId, String service, Instant completedAt) {
    queries
        .unscoped(
            "services answer for the whole group",
            """
            INSERT INTO erasure_receipt (request_id, service, completed_at)
            VALUES (:request, :service, :at)
            ON DUPLICATE KEY UPDATE service = :service
            """)
        .param("request", requestId)
        .param("service", service)
        .param("at", completedAt)
        .update();
  }

  @Override
  public SortedSet<String> receipts(String requestId) {
    return new TreeSet<>(
        queries
            .unscoped(
                "read by the privacy officer of the group",
                "SELECT service FROM erasure_receipt WHERE request_id = :request")
            .param("request", requestId)
            .query(String.class)
            .list());
  }
}
