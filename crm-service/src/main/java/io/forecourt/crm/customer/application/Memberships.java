package io.forecourt.crm.customer.application;

/** Who belongs to the members' club; the feature that keeps the club answers. */
public interface Memberships {
  boolean isMember(String customerId);
}
