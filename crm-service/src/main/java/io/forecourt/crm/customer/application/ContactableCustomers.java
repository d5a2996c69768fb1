package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.Purpose;
import java.util.Set;

/** Who may be contacted. */
public interface ContactableCustomers {

  /** Active customers whom the store knows and whose data may be used for the purpose. */
  Set<String> in(String store, Purpose purpose);
}
