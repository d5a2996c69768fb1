package io.forecourt.crm.customer.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/** Who asked to be forgotten, and which services have done so. */
public interface ErasureRequests {

  Optional<ErasureRequest> ofCustomer(String customerId);

  void save(ErasureRequest request);

  /** Notes that a service has erased what it held; a repeated note changes nothing. */
  void receipt(String requestId, String service, Instant completedAt);

  /** The services that have answered. */
  SortedSet<String> receipts(String requestId);
}
