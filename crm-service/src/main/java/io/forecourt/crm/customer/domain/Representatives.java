package io.forecourt.crm.customer.domain;

import java.util.List;
import java.util.Optional;

/** Who acts for whom. */
public interface Representatives {

  Optional<Representative> find(String id);

  /** Those who act or acted for the customer, in order of their entry. */
  List<Representative> of(String customerId);

  Representative save(Representative representative);
}
