package io.forecourt.crm.keyaccount;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A customer with a manager of their own. */
@Table("key_account")
record KeyAccount(
    @Id String customerId,
    String storeCode,
    String managerId,
    Instant since,
    @Version @Nullable Long version) {

  KeyAccount managedBy(String manager) {
    return new KeyAccount(customerId, storeCode, manager, since, version);
  }
}
