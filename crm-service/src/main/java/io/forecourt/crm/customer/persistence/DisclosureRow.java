package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.Disclosure;
import io.forecourt.crm.customer.domain.PersonalField;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A disclosure as stored. */
@Table("disclosure")
record DisclosureRow(
    @Id String id,
    String customerId,
    String storeCode,
    String actorId,
    String purpose,
    String fields,
    Instant disclosedAt,
    @Version @Nullable Long version) {

  static DisclosureRow of(Disclosure d) {
    return new DisclosureRow(
        d.id(),
        d.customerId(),
        d.store(),
        d.actorId(),
        d.purpose(),
        d.fields().stream().map(Enum::name).collect(Collectors.joining(",")),
        d.disclosedAt(),
        null);
  }

  Disclosure toDomain() {
    return new Disclosure(
        id,
        customerId,
        storeCode,
        actorId,
        purpose,
        Arrays.stream(fields.split(",")).map(PersonalField::valueOf).toList(),
        disclosedAt);
  }
}
