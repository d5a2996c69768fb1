package io.forecourt.insurance.quotation;

import java.util.Set;

/**
 * What binds the desk: {@code policy/quotation.json}.
 *
 * @param validDays whole days for which a quotation binds the desk
 * @param blocked what neither goes to a customer nor becomes a policy, outside of the sandbox
 */
record QuotationPolicy(int validDays, Set<Unsure> blocked) {

  static final String NAME = "quotation";

  QuotationPolicy {
    blocked = Set.copyOf(blocked);
  }
}
