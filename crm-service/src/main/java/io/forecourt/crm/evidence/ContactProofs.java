package io.forecourt.crm.evidence;

import io.forecourt.crm.evidence.domain.Evidence;
import java.util.Optional;

/** Answers for records that prove contacts: each feature that keeps such records is one. */
public interface ContactProofs {

  /**
   * @return empty when no such record is known here
   */
  Optional<Proof> find(Evidence evidence, String store, String customerId);
}
