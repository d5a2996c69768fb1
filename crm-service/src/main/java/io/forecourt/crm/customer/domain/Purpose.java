package io.forecourt.crm.customer.domain;

import java.util.Set;

/**
 * What personal data may be used for, and on what legal basis.
 *
 * @param fields the personal fields that the purpose needs, and no others
 */
public record Purpose(String code, Basis basis, Set<PersonalField> fields) {

  public Purpose {
    fields = Set.copyOf(fields);
  }

  /** Legal bases of PIPL art. 13. */
  public enum Basis {
    CONSENT,
    CONTRACT,
    LEGAL_DUTY,
    EMERGENCY,
    PUBLIC
  }

  /** Whether the customer must have said yes before. */
  public boolean needsConsent() {
    return basis == Basis.CONSENT;
  }
}
