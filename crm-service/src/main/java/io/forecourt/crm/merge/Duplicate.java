package io.forecourt.crm.merge;

import io.forecourt.crm.customer.domain.SearchKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Two customers of the group who may be one person.
 *
 * @param firstId the one about whom something was entered
 * @param secondId the one to whom it belonged already
 * @param sign what they have in common
 */
@Table("customer_duplicate")
record Duplicate(
    @Id String id,
    String firstId,
    String secondId,
    SearchKey.Kind sign,
    String storeCode,
    State state,
    String foundBy,
    Instant foundAt,
    @Nullable String settledBy,
    @Nullable Instant settledAt,
    @Version @Nullable Long version) {

  enum State {
    OPEN,
    MERGED,
    /** Looked at: they are two persons. */
    DISMISSED
  }

  Duplicate settled(State how, String by, Instant at) {
    return new Duplicate(
        id, firstId, secondId, sign, storeCode, how, foundBy, foundAt, by, at, version);
  }
}
