package io.forecourt.crm.customer.application;

import io.forecourt.crm.customer.domain.SearchKey;
import java.util.Collection;

/** What a customer is found by besides the profile; a feature that keeps such things answers. */
public interface SearchedBy {
  Collection<SearchKey> keys(String customerId);
}
