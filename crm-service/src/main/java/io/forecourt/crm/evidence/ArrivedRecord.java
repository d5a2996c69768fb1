package io.forecourt.crm.evidence;

import io.forecourt.crm.evidence.domain.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that came in just now: of the telephone system, of a messenger, of the reception.
 *
 * @param reached whether the customer was reached
 * @param tried whether the customer was called and did not answer
 */
public record ArrivedRecord(
    Evidence evidence,
    String store,
    @Nullable String customerId,
    @Nullable String personId,
    Instant at,
    boolean reached,
    boolean tried) {

  /** What it proves of a contact with this customer. */
  public Proof of(String customer) {
    return new Proof(customer.equals(customerId), personId, at, reached);
  }
}
