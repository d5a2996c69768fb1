package io.forecourt.crm.customer.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The append-only record of what customers agreed to. */
public interface Consents {

  /** How many entries the customer has for the purpose. */
  int count(String customerId, String purpose);

  /** All entries of these customers for the purpose. */
  List<Consent> of(Collection<String> customerIds, String purpose);

  /** Everything that these customers ever said, newest first. */
  List<Consent> of(Collection<String> customerIds);

  Optional<Consent> find(String id);

  /**
   * @throws org.springframework.dao.DuplicateKeyException if another entry took the ordinal
   */
  void append(Consent consent);
}
