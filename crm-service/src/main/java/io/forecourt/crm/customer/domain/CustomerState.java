package io.forecourt.crm.customer.domain;

import java.util.EnumSet;
import java.util.Set;

/** Whether a customer's data may be used. */
public enum CustomerState {
  ACTIVE,
  /** Found to be the same person as another customer, under whose id everything goes on. */
  MERGED,
  /** Stored and protected only, while a statutory period runs (PIPL art. 47). */
  RESTRICTED,
  ERASED;

  public Set<CustomerState> successors() {
    return switch (this) {
      case ACTIVE -> EnumSet.of(MERGED, RESTRICTED, ERASED);
      case MERGED -> EnumSet.of(ACTIVE, ERASED);
      case RESTRICTED -> EnumSet.of(ERASED);
      case ERASED -> EnumSet.noneOf(CustomerState.class);
    };
  }
}
