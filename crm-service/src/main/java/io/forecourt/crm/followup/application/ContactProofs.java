package io.forecourt.crm.followup.application;

import io.forecourt.crm.followup.domain.Evidence;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers for records that prove contacts: each feature that keeps such records is one. */
public interface ContactProofs {

  /**
   * What a record says about a contact.
   *
   * @param ofCustomer whether it is of the customer who was asked about
   * @param personId who of the staff took part, when the record knows
   * @param spoken whether the customer was reached
   */
  record Proof(boolean ofCustomer, @Nullable String personId, Instant at, boolean spoken) {}

  /**
   * @return empty when no such record is known here
   */
  Optional<Proof> find(Evidence evidence, String store, String customerId);
}
