package io.forecourt.crm.customer.persistence;

import io.forecourt.crm.customer.domain.Consent;
import io.forecourt.crm.customer.domain.ContactChannel;
import io.forecourt.crm.customer.domain.Purpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** One entry of the consent record as stored. */
@Table("consent")
record ConsentRow(
    @Id String id,
    String customerId,
    String storeCode,
    String purpose,
    int ordinal,
    boolean given,
    Purpose.Basis basis,
    String noticeVersion,
    String textHash,
    Consent.Channel channel,
    @Nullable String evidenceReference,
    @Nullable ContactChannel contactChannel,
    @Nullable String guardianId,
    String recordedBy,
    Instant recordedAt,
    @Version @Nullable Long version) {

  static ConsentRow of(Consent c) {
    return new ConsentRow(
        c.id(),
        c.customerId(),
        c.store(),
        c.purpose(),
        c.ordinal(),
        c.given(),
        c.basis(),
        c.noticeVersion(),
        c.textHash(),
        c.channel(),
        c.evidenceReference(),
        c.contactChannel(),
        c.guardianId(),
        c.recordedBy(),
        c.recordedAt(),
        null);
  }

  Consent toDomain() {
    return new Consent(
        id,
        customerId,
        storeCode,
        purpose,
        ordinal,
        given,
        basis,
        noticeVersion,
        textHash,
        channel,
        evidenceReference,
        contactChannel,
        guardianId,
        recordedBy,
        recordedAt);
  }
}
