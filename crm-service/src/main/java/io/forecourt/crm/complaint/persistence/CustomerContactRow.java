package io.forecourt.crm.complaint.persistence;

import io.forecourt.crm.complaint.domain.CustomerContact;
import io.forecourt.crm.evidence.domain.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A contact about a complaint as stored. */
@Table("complaint_contact")
record CustomerContactRow(
    CustomerContact.Purpose purpose,
    Evidence.Kind evidenceKind,
    String evidenceReference,
    String madeBy,
    Instant madeAt,
    @Nullable String noteSealed) {

  static CustomerContactRow of(CustomerContact contact) {
    return new CustomerContactRow(
        contact.purpose(),
        contact.evidence().kind(),
        contact.evidence().reference(),
        contact.by(),
        contact.at(),
        contact.sealedNote());
  }

  CustomerContact toDomain() {
    return new CustomerContact(
        purpose, new Evidence(evidenceKind, evidenceReference), madeBy, madeAt, noteSealed);
  }
}
