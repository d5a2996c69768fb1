package io.forecourt.crm.customer.domain;

import java.util.List;
import java.util.Optional;

/** The append-only record of what customers agreed to. */
public interface Consents {

  /** The entry in force. */
  Optional<Consent> newest(String customerId, String purpose);

  /** Everything the customer ever said, newest first. */
  List<Consent> of(String customerId);

  Optional<Consent> find(String id);

  /**
   * @throws org.springframework.dao.DuplicateKeyException if another entry took the ordinal
   */
  void append(Consent consent);
}
