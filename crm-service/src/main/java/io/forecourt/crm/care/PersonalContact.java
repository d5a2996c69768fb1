package io.forecourt.crm.care;

import io.forecourt.platform.value.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** The one person in a store who is there for a customer. */
@Table("personal_contact")
record PersonalContact(
    @Id String id,
    String customerId,
    String storeCode,
    String personId,
    Instant since,
    @Version @Nullable Long version) {

  static PersonalContact of(String customer, String store, String person, Instant since) {
    return new PersonalContact(Ids.next(), customer, store, person, since, null);
  }

  PersonalContact handedTo(String person, Instant at) {
    return new PersonalContact(id, customerId, storeCode, person, at, version);
  }
}
