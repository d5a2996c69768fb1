package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.Purpose;
import java.util.Map;
import java.util.Set;

/** Who may be contacted. */
public interface ContactableCustomers {

  /** Active customers whom the store knows and whose data may be used for the purpose. */
  Set<String> in(String store, Purpose purpose);

  /** Those whom the store knows and who are absorbed, with the customer into whom each went. */
  Map<String, String> absorbedIn(String store);
}
