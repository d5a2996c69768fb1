package io.forecourt.crm.customer.domain;

import java.util.Optional;

/** The append-only record of disclosures. */
public interface Disclosures {

  Optional<Disclosure> find(String id);

  void append(Disclosure disclosure);
}
